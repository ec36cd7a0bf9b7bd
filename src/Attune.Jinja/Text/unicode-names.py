#!/usr/bin/env python3
"""Writes UnicodeNames.txt.gz, the names that \\N{...} knows, from Python's unicodedata: a line for each character, its name, led by its number in
hexadecimal where it does not follow the line before. Names that follow a rule (ideographs, Hangul syllables) are left out."""
import gzip
import os
import unicodedata

RULED = ("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "HANGUL SYLLABLE", "TANGUT IDEOGRAPH", "NUSHU CHARACTER", "KHITAN SMALL SCRIPT")
ALIASES = (
    "NULL NUL SOH STX ETX EOT ENQ ACK ALERT BEL BACKSPACE BS TAB HT LF NL EOL VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EOM SUB "
    "ESCAPE ESC FS GS RS US SP DELETE DEL NEL NBSP SHY CGJ ZWSP ZWNJ ZWJ LRM RLM LRE RLE PDF LRO RLO WJ LRI RLI FSI PDI BOM ZWNBSP"
).split() + ["LINE FEED", "NEW LINE", "END OF LINE", "CARRIAGE RETURN", "FORM FEED", "CHARACTER TABULATION", "HORIZONTAL TABULATION",
             "LINE TABULATION", "VERTICAL TABULATION", "START OF HEADING", "START OF TEXT", "END OF TEXT", "END OF TRANSMISSION", "ENQUIRY",
             "ACKNOWLEDGE", "NEXT LINE", "BYTE ORDER MARK"]

lines, previous = [], -1
for code in range(0x110000):
    name = unicodedata.name(chr(code), None)
    if name is None or name.startswith(RULED):
        continue
    lines.append(name if code == previous + 1 else f"{code:x};{name}")
    previous = code
for alias in ALIASES:
    lines.append(f"{ord(unicodedata.lookup(alias)):x};{alias}")
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "UnicodeNames.txt.gz"), "wb") as file:
    file.write(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
