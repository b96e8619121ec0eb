"""Words that rules of dates look at though they say nothing of time by themselves."""

from __future__ import annotations

from tui.quick_entry.wordset import any_of

WORDS = any_of(
    "but|mais|puis|or|ou|if|si|so|how|about|say|maybe|peut|please|svp|ly|n|x|apart|away|behind|ahead|later|often|moitie"
    "|avance|retard|retards|delai|delais|delay|delays|lag|preavis|notice|overdue|attente|wait|short|loose|rating|score"
    "|autre|autres|more|old|other|penultimate|avec|with|chez|chacun|times|occurrence|occurrences|recurrence|seance"
    "|seances|session|sessions|season|rounds|shift|steps|step|openday|closing|commencing"
    "|ask|tell|call|chk|meet|meeting|meetings|mtg|sync|standup|huddle|caucus|memo|rdv|rv|reunion|rencontre|ma|sa|me"
    "|him|her|them|us|etre|era|date|day|thing|bonnes|unieme"
    "|mr|mrs|ms|m|miss|dr|mme|mlle|prof|docteur|doctor|madame|monsieur|soeur|sister|saint|sainte|st|ste"
)
