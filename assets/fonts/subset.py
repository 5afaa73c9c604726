"""Makes surprisal-math.woff2: `python3 subset.py texgyrepagella-math.otf`, with fonttools and brotli from pip.

The source is TeX Gyre Pagella Math (Debian: fonts-texgyre-math). Kept are the letters, signs and stretchy
brackets that the book's formulas use, with the MATH table; hinting and typographic features are dropped.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

NAME = "Surprisal Math"
CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "".join(map(chr, range(0x1D434, 0x1D468)))  # italic Latin
    + "ℎ"  # the italic h, which Unicode keeps elsewhere
    + "".join(map(chr, range(0x1D6FC, 0x1D715)))  # italic Greek
    + "ΓΔΘΛΞΠΣΦΨΩαβγδεηθκλμνπρστφχψωℓ"
    + "−±×÷·∙⋅∗≤≥≠≈≡∼∝<>‖∣|∥∞∑∏∫√∈∉⊂⊆∪∩∅∖→←↔⇄↦⇒⇔∀∃∂∇′″…⋯½¼¾ℝ≪≫⟨⟩⌊⌋⌈⌉⟹"
    + "\u00a0\u2061\u2062\u2063\u200b\u0302\u0303\u0304\u00af\u203e\u02c6\u02dc"
)

options = subset.Options()
options.layout_features = []
options.name_IDs = [0, 1, 2, 3, 4, 6]
options.notdef_outline = True
options.desubroutinize = True
options.hinting = False

font = TTFont(sys.argv[1])
subsetter = subset.Subsetter(options)
subsetter.populate(text=CHARACTERS)
subsetter.subset(font)

# The licence asks that what is derived be named otherwise.
for record in font["name"].names:
    if record.nameID in (1, 3, 4, 6):
        record.string = NAME.replace(" ", "") if record.nameID == 6 else NAME
compact = font["CFF "].cff
compact.fontNames = [NAME.replace(" ", "")]
compact.topDictIndex[0].FullName = compact.topDictIndex[0].FamilyName = NAME
font.flavor = "woff2"
font.save("surprisal-math.woff2")
