"""Who says so: the speaker that a sentence names, and the origin that it credits."""

from __future__ import annotations

from dataclasses import dataclass

from .context import Knowledge, Sentence

OUTLET_KINDS = frozenset(("organisation", "agency", None))


@dataclass(frozen=True, slots=True)
class Attribution:
    """Speaker and origin as the article names them."""

    speaker: str | None = None
    via: str | None = None


def attribution(sentence: Sentence, know: Knowledge) -> Attribution:
    """The speaker ("X said", "according to X") and the origin ("told Y", "Y reported") of a sentence."""
    tokens = sentence.tokens
    speaker: str | None = None
    via: str | None = None
    for clause in sentence.clauses:
        verb = clause.verb
        if verb is None or verb.lemma not in know.lex.report_verbs or verb.passive:
            continue
        names = [token for token in (tokens[slice(*clause.subject)] if clause.subject else []) if token.name]
        if not names and verb.last < len(tokens) and clause.subject is None:
            names = [token for token in tokens[verb.last : verb.last + 3] if token.name]
        if names and names[-1].name:
            said = names[-1].name
            speaker = speaker or said.value.name
            if verb.lemma == "report" and said.kind in OUTLET_KINDS:
                via = via or said.value.name
        heard = [token for token in tokens[verb.last : verb.last + 2] if token.tag != "DET"]
        if verb.lemma == "tell" and heard and heard[0].name:
            told = heard[0].name
            via = via or (told.value.name if told and told.kind in OUTLET_KINDS else None)
    for at in range(len(tokens) - 2) if "according" in sentence.words else ():
        if tokens[at].text == "according" and tokens[at + 1].text == "to":
            credited = next((token.name for token in tokens[at + 2 : at + 9] if token.name), None)
            if credited:
                speaker = speaker or credited.value.name
                via = via or (credited.value.name if credited.kind in OUTLET_KINDS else None)
    return Attribution(speaker, via)
