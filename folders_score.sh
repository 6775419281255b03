#!/bin/bash
# usage: folders_score.sh SET [--list] (in a worktree): judges /work/blind/folders/SET
PYTHONPATH=.:tests .venv/bin/python - "$@" <<'P'
import sys,pathlib,tempfile,collections
import folder_gold as g
g.FOLDERS=pathlib.Path("/work/blind/folders")/sys.argv[1]
names=sorted(p.stem for p in (g.FOLDERS/"gold").glob("*.yml"))
tot=collections.Counter(); notes=[]; per={}
for n in names:
    s,no=g.judge(n); f=g.facts_found(n,pathlib.Path(tempfile.mkdtemp()))
    s=s+collections.Counter(f_found=f["found"],f_all=f["facts"]); tot+=s; notes+=no
    if "--list" in sys.argv: print(n,dict(s))
print("TOTAL",dict(tot))
if "--list" in sys.argv: print("\n".join(notes))
P
