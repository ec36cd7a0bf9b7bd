using Attune.Jinja.Text;
using CsCheck;

namespace Attune.Jinja.Tests.Text;

/// <summary>Wrapping of paragraphs, against what Python gives.</summary>
public sealed class TextWrapTests
{
    [Theory]
    [InlineData(
        "The quick brown fox-like animal",
        1,
        true,
        true,
        "T|h|e|q|u|i|c|k|b|r|o|w|n|f|o|x|-|l|i|k|e|a|n|i|m|a|l"
    )]
    [InlineData("The quick brown fox-like animal", 1, false, true, "The|quick|brown|fox-|like|animal")]
    [InlineData(
        "The quick brown fox-like animal",
        1,
        true,
        false,
        "T|h|e|q|u|i|c|k|b|r|o|w|n|f|o|x|-|l|i|k|e|a|n|i|m|a|l"
    )]
    [InlineData("The quick brown fox-like animal", 1, false, false, "The|quick|brown|fox-like|animal")]
    [InlineData("The quick brown fox-like animal", 4, true, true, "The |quic|k br|own|fox-|like|anim|al")]
    [InlineData("The quick brown fox-like animal", 4, false, true, "The|quick|brown|fox-|like|animal")]
    [InlineData("The quick brown fox-like animal", 4, true, false, "The |quic|k br|own |fox-|like|anim|al")]
    [InlineData("The quick brown fox-like animal", 4, false, false, "The|quick|brown|fox-like|animal")]
    [InlineData("The quick brown fox-like animal", 7, true, true, "The|quick|brown|fox-|like|animal")]
    [InlineData("The quick brown fox-like animal", 7, false, true, "The|quick|brown|fox-|like|animal")]
    [InlineData("The quick brown fox-like animal", 7, true, false, "The|quick|brown f|ox-like|animal")]
    [InlineData("The quick brown fox-like animal", 7, false, false, "The|quick|brown|fox-like|animal")]
    [InlineData("The quick brown fox-like animal", 12, true, true, "The quick|brown fox-|like animal")]
    [InlineData("The quick brown fox-like animal", 12, false, true, "The quick|brown fox-|like animal")]
    [InlineData("The quick brown fox-like animal", 12, true, false, "The quick|brown|fox-like|animal")]
    [InlineData("The quick brown fox-like animal", 12, false, false, "The quick|brown|fox-like|animal")]
    [InlineData("a-b-c-d e-mail x-ray", 1, true, true, "a|-|b|-|c|-|d|e|-|m|a|i|l|x|-|r|a|y")]
    [InlineData("a-b-c-d e-mail x-ray", 1, false, true, "a-b-|c-d|e-mail|x-ray")]
    [InlineData("a-b-c-d e-mail x-ray", 1, true, false, "a|-|b|-|c|-|d|e|-|m|a|i|l|x|-|r|a|y")]
    [InlineData("a-b-c-d e-mail x-ray", 1, false, false, "a-b-c-d|e-mail|x-ray")]
    [InlineData("a-b-c-d e-mail x-ray", 4, true, true, "a-b-|c-d |e-|mail|x-|ray")]
    [InlineData("a-b-c-d e-mail x-ray", 4, false, true, "a-b-|c-d|e-mail|x-ray")]
    [InlineData("a-b-c-d e-mail x-ray", 4, true, false, "a-b-|c-d |e-ma|il x|-ray")]
    [InlineData("a-b-c-d e-mail x-ray", 4, false, false, "a-b-c-d|e-mail|x-ray")]
    [InlineData("a-b-c-d e-mail x-ray", 7, true, true, "a-b-c-d|e-mail|x-ray")]
    [InlineData("a-b-c-d e-mail x-ray", 7, false, true, "a-b-c-d|e-mail|x-ray")]
    [InlineData("a-b-c-d e-mail x-ray", 7, true, false, "a-b-c-d|e-mail|x-ray")]
    [InlineData("a-b-c-d e-mail x-ray", 7, false, false, "a-b-c-d|e-mail|x-ray")]
    [InlineData("a-b-c-d e-mail x-ray", 12, true, true, "a-b-c-d|e-mail x-ray")]
    [InlineData("a-b-c-d e-mail x-ray", 12, false, true, "a-b-c-d|e-mail x-ray")]
    [InlineData("a-b-c-d e-mail x-ray", 12, true, false, "a-b-c-d|e-mail x-ray")]
    [InlineData("a-b-c-d e-mail x-ray", 12, false, false, "a-b-c-d|e-mail x-ray")]
    [InlineData("em--dash and -- more", 1, true, true, "e|m|-|-|d|a|s|h|a|n|d|-|-|m|o|r|e")]
    [InlineData("em--dash and -- more", 1, false, true, "em|--|dash|and|--|more")]
    [InlineData("em--dash and -- more", 1, true, false, "e|m|-|-|d|a|s|h|a|n|d|-|-|m|o|r|e")]
    [InlineData("em--dash and -- more", 1, false, false, "em--dash|and|--|more")]
    [InlineData("em--dash and -- more", 4, true, true, "em--|dash|and|--|more")]
    [InlineData("em--dash and -- more", 4, false, true, "em--|dash|and|--|more")]
    [InlineData("em--dash and -- more", 4, true, false, "em--|dash|and|--|more")]
    [InlineData("em--dash and -- more", 4, false, false, "em--dash|and|--|more")]
    [InlineData("em--dash and -- more", 7, true, true, "em--|dash|and --|more")]
    [InlineData("em--dash and -- more", 7, false, true, "em--|dash|and --|more")]
    [InlineData("em--dash and -- more", 7, true, false, "em--das|h and|-- more")]
    [InlineData("em--dash and -- more", 7, false, false, "em--dash|and --|more")]
    [InlineData("em--dash and -- more", 12, true, true, "em--dash and|-- more")]
    [InlineData("em--dash and -- more", 12, false, true, "em--dash and|-- more")]
    [InlineData("em--dash and -- more", 12, true, false, "em--dash and|-- more")]
    [InlineData("em--dash and -- more", 12, false, false, "em--dash and|-- more")]
    [InlineData("  leading   inner  ", 1, true, true, " |l|e|a|d|i|n|g|i|n|n|e|r")]
    [InlineData("  leading   inner  ", 1, false, true, "leading|inner")]
    [InlineData("  leading   inner  ", 1, true, false, " |l|e|a|d|i|n|g|i|n|n|e|r")]
    [InlineData("  leading   inner  ", 1, false, false, "leading|inner")]
    [InlineData("  leading   inner  ", 4, true, true, "  le|adin|g   |inne|r")]
    [InlineData("  leading   inner  ", 4, false, true, "leading|inner")]
    [InlineData("  leading   inner  ", 4, true, false, "  le|adin|g   |inne|r")]
    [InlineData("  leading   inner  ", 4, false, false, "leading|inner")]
    [InlineData("  leading   inner  ", 7, true, true, "leading|inner")]
    [InlineData("  leading   inner  ", 7, false, true, "leading|inner")]
    [InlineData("  leading   inner  ", 7, true, false, "leading|inner")]
    [InlineData("  leading   inner  ", 7, false, false, "leading|inner")]
    [InlineData("  leading   inner  ", 12, true, true, "  leading|inner")]
    [InlineData("  leading   inner  ", 12, false, true, "  leading|inner")]
    [InlineData("  leading   inner  ", 12, true, false, "  leading|inner")]
    [InlineData("  leading   inner  ", 12, false, false, "  leading|inner")]
    [InlineData("supercalifragilistic", 1, true, true, "s|u|p|e|r|c|a|l|i|f|r|a|g|i|l|i|s|t|i|c")]
    [InlineData("supercalifragilistic", 1, false, true, "supercalifragilistic")]
    [InlineData("supercalifragilistic", 1, true, false, "s|u|p|e|r|c|a|l|i|f|r|a|g|i|l|i|s|t|i|c")]
    [InlineData("supercalifragilistic", 1, false, false, "supercalifragilistic")]
    [InlineData("supercalifragilistic", 4, true, true, "supe|rcal|ifra|gili|stic")]
    [InlineData("supercalifragilistic", 4, false, true, "supercalifragilistic")]
    [InlineData("supercalifragilistic", 4, true, false, "supe|rcal|ifra|gili|stic")]
    [InlineData("supercalifragilistic", 4, false, false, "supercalifragilistic")]
    [InlineData("supercalifragilistic", 7, true, true, "superca|lifragi|listic")]
    [InlineData("supercalifragilistic", 7, false, true, "supercalifragilistic")]
    [InlineData("supercalifragilistic", 7, true, false, "superca|lifragi|listic")]
    [InlineData("supercalifragilistic", 7, false, false, "supercalifragilistic")]
    [InlineData("supercalifragilistic", 12, true, true, "supercalifra|gilistic")]
    [InlineData("supercalifragilistic", 12, false, true, "supercalifragilistic")]
    [InlineData("supercalifragilistic", 12, true, false, "supercalifra|gilistic")]
    [InlineData("supercalifragilistic", 12, false, false, "supercalifragilistic")]
    [InlineData("abcd efghijk", 1, true, true, "a|b|c|d|e|f|g|h|i|j|k")]
    [InlineData("abcd efghijk", 1, false, true, "abcd|efghijk")]
    [InlineData("abcd efghijk", 1, true, false, "a|b|c|d|e|f|g|h|i|j|k")]
    [InlineData("abcd efghijk", 1, false, false, "abcd|efghijk")]
    [InlineData("abcd efghijk", 4, true, true, "abcd|efgh|ijk")]
    [InlineData("abcd efghijk", 4, false, true, "abcd|efghijk")]
    [InlineData("abcd efghijk", 4, true, false, "abcd|efgh|ijk")]
    [InlineData("abcd efghijk", 4, false, false, "abcd|efghijk")]
    [InlineData("abcd efghijk", 7, true, true, "abcd|efghijk")]
    [InlineData("abcd efghijk", 7, false, true, "abcd|efghijk")]
    [InlineData("abcd efghijk", 7, true, false, "abcd|efghijk")]
    [InlineData("abcd efghijk", 7, false, false, "abcd|efghijk")]
    [InlineData("abcd efghijk", 12, true, true, "abcd efghijk")]
    [InlineData("abcd efghijk", 12, false, true, "abcd efghijk")]
    [InlineData("abcd efghijk", 12, true, false, "abcd efghijk")]
    [InlineData("abcd efghijk", 12, false, false, "abcd efghijk")]
    [InlineData("", 1, true, true, "")]
    [InlineData("", 1, false, true, "")]
    [InlineData("", 1, true, false, "")]
    [InlineData("", 1, false, false, "")]
    [InlineData("", 4, true, true, "")]
    [InlineData("", 4, false, true, "")]
    [InlineData("", 4, true, false, "")]
    [InlineData("", 4, false, false, "")]
    [InlineData("", 7, true, true, "")]
    [InlineData("", 7, false, true, "")]
    [InlineData("", 7, true, false, "")]
    [InlineData("", 7, false, false, "")]
    [InlineData("", 12, true, true, "")]
    [InlineData("", 12, false, true, "")]
    [InlineData("", 12, true, false, "")]
    [InlineData("", 12, false, false, "")]
    [InlineData("a\tb c", 1, true, true, "a|b|c")]
    [InlineData("a\tb c", 1, false, true, "a|b|c")]
    [InlineData("a\tb c", 1, true, false, "a|b|c")]
    [InlineData("a\tb c", 1, false, false, "a|b|c")]
    [InlineData("a\tb c", 4, true, true, "a\tb|c")]
    [InlineData("a\tb c", 4, false, true, "a\tb|c")]
    [InlineData("a\tb c", 4, true, false, "a\tb|c")]
    [InlineData("a\tb c", 4, false, false, "a\tb|c")]
    [InlineData("a\tb c", 7, true, true, "a\tb c")]
    [InlineData("a\tb c", 7, false, true, "a\tb c")]
    [InlineData("a\tb c", 7, true, false, "a\tb c")]
    [InlineData("a\tb c", 7, false, false, "a\tb c")]
    [InlineData("a\tb c", 12, true, true, "a\tb c")]
    [InlineData("a\tb c", 12, false, true, "a\tb c")]
    [InlineData("a\tb c", 12, true, false, "a\tb c")]
    [InlineData("a\tb c", 12, false, false, "a\tb c")]
    [InlineData("😀😀 😀😀😀", 1, true, true, "😀|😀|😀|😀|😀")]
    [InlineData("😀😀 😀😀😀", 1, false, true, "😀😀|😀😀😀")]
    [InlineData("😀😀 😀😀😀", 1, true, false, "😀|😀|😀|😀|😀")]
    [InlineData("😀😀 😀😀😀", 1, false, false, "😀😀|😀😀😀")]
    [InlineData("😀😀 😀😀😀", 4, true, true, "😀😀|😀😀😀")]
    [InlineData("😀😀 😀😀😀", 4, false, true, "😀😀|😀😀😀")]
    [InlineData("😀😀 😀😀😀", 4, true, false, "😀😀|😀😀😀")]
    [InlineData("😀😀 😀😀😀", 4, false, false, "😀😀|😀😀😀")]
    [InlineData("😀😀 😀😀😀", 7, true, true, "😀😀 😀😀😀")]
    [InlineData("😀😀 😀😀😀", 7, false, true, "😀😀 😀😀😀")]
    [InlineData("😀😀 😀😀😀", 7, true, false, "😀😀 😀😀😀")]
    [InlineData("😀😀 😀😀😀", 7, false, false, "😀😀 😀😀😀")]
    [InlineData("😀😀 😀😀😀", 12, true, true, "😀😀 😀😀😀")]
    [InlineData("😀😀 😀😀😀", 12, false, true, "😀😀 😀😀😀")]
    [InlineData("😀😀 😀😀😀", 12, true, false, "😀😀 😀😀😀")]
    [InlineData("😀😀 😀😀😀", 12, false, false, "😀😀 😀😀😀")]
    [InlineData("it's 'quoted' (well-known)", 1, true, true, "i|t|'|s|'|q|u|o|t|e|d|'|(|w|e|l|l|-|k|n|o|w|n|)")]
    [InlineData("it's 'quoted' (well-known)", 1, false, true, "it's|'quoted'|(well-|known)")]
    [InlineData("it's 'quoted' (well-known)", 1, true, false, "i|t|'|s|'|q|u|o|t|e|d|'|(|w|e|l|l|-|k|n|o|w|n|)")]
    [InlineData("it's 'quoted' (well-known)", 1, false, false, "it's|'quoted'|(well-known)")]
    [InlineData("it's 'quoted' (well-known)", 4, true, true, "it's|'quo|ted'|(wel|l-kn|own)")]
    [InlineData("it's 'quoted' (well-known)", 4, false, true, "it's|'quoted'|(well-|known)")]
    [InlineData("it's 'quoted' (well-known)", 4, true, false, "it's|'quo|ted'|(wel|l-kn|own)")]
    [InlineData("it's 'quoted' (well-known)", 4, false, false, "it's|'quoted'|(well-known)")]
    [InlineData("it's 'quoted' (well-known)", 7, true, true, "it's 'q|uoted'|(well-|known)")]
    [InlineData("it's 'quoted' (well-known)", 7, false, true, "it's|'quoted'|(well-|known)")]
    [InlineData("it's 'quoted' (well-known)", 7, true, false, "it's 'q|uoted' |(well-k|nown)")]
    [InlineData("it's 'quoted' (well-known)", 7, false, false, "it's|'quoted'|(well-known)")]
    [InlineData("it's 'quoted' (well-known)", 12, true, true, "it's|'quoted'|(well-known)")]
    [InlineData("it's 'quoted' (well-known)", 12, false, true, "it's|'quoted'|(well-known)")]
    [InlineData("it's 'quoted' (well-known)", 12, true, false, "it's|'quoted'|(well-known)")]
    [InlineData("it's 'quoted' (well-known)", 12, false, false, "it's|'quoted'|(well-known)")]
    [InlineData(
        "a-very-long-hyphenated-compound-word",
        1,
        true,
        true,
        "a|-|v|e|r|y|-|l|o|n|g|-|h|y|p|h|e|n|a|t|e|d|-|c|o|m|p|o|u|n|d|-|w|o|r|d"
    )]
    [InlineData("a-very-long-hyphenated-compound-word", 1, false, true, "a-very-|long-|hyphenated-|compound-|word")]
    [InlineData(
        "a-very-long-hyphenated-compound-word",
        1,
        true,
        false,
        "a|-|v|e|r|y|-|l|o|n|g|-|h|y|p|h|e|n|a|t|e|d|-|c|o|m|p|o|u|n|d|-|w|o|r|d"
    )]
    [InlineData("a-very-long-hyphenated-compound-word", 1, false, false, "a-very-long-hyphenated-compound-word")]
    [InlineData("a-very-long-hyphenated-compound-word", 4, true, true, "a-|very|-lon|g-hy|phen|ated|-com|poun|d-|word")]
    [InlineData("a-very-long-hyphenated-compound-word", 4, false, true, "a-very-|long-|hyphenated-|compound-|word")]
    [InlineData("a-very-long-hyphenated-compound-word", 4, true, false, "a-ve|ry-l|ong-|hyph|enat|ed-c|ompo|und-|word")]
    [InlineData("a-very-long-hyphenated-compound-word", 4, false, false, "a-very-long-hyphenated-compound-word")]
    [InlineData("a-very-long-hyphenated-compound-word", 7, true, true, "a-very-|long-hy|phenate|d-compo|und-|word")]
    [InlineData("a-very-long-hyphenated-compound-word", 7, false, true, "a-very-|long-|hyphenated-|compound-|word")]
    [InlineData("a-very-long-hyphenated-compound-word", 7, true, false, "a-very-|long-hy|phenate|d-compo|und-wor|d")]
    [InlineData("a-very-long-hyphenated-compound-word", 7, false, false, "a-very-long-hyphenated-compound-word")]
    [InlineData("a-very-long-hyphenated-compound-word", 12, true, true, "a-very-long-|hyphenated-|compound-|word")]
    [InlineData("a-very-long-hyphenated-compound-word", 12, false, true, "a-very-long-|hyphenated-|compound-|word")]
    [InlineData("a-very-long-hyphenated-compound-word", 12, true, false, "a-very-long-|hyphenated-c|ompound-word")]
    [InlineData("a-very-long-hyphenated-compound-word", 12, false, false, "a-very-long-hyphenated-compound-word")]
    [InlineData("----- ---", 1, true, true, "-|-|-|-|-|-|-|-")]
    [InlineData("----- ---", 1, false, true, "-----|---")]
    [InlineData("----- ---", 1, true, false, "-|-|-|-|-|-|-|-")]
    [InlineData("----- ---", 1, false, false, "-----|---")]
    [InlineData("----- ---", 4, true, true, "----|-|---")]
    [InlineData("----- ---", 4, false, true, "-----|---")]
    [InlineData("----- ---", 4, true, false, "----|-|---")]
    [InlineData("----- ---", 4, false, false, "-----|---")]
    [InlineData("----- ---", 7, true, true, "-----|---")]
    [InlineData("----- ---", 7, false, true, "-----|---")]
    [InlineData("----- ---", 7, true, false, "-----|---")]
    [InlineData("----- ---", 7, false, false, "-----|---")]
    [InlineData("----- ---", 12, true, true, "----- ---")]
    [InlineData("----- ---", 12, false, true, "----- ---")]
    [InlineData("----- ---", 12, true, false, "----- ---")]
    [InlineData("----- ---", 12, false, false, "----- ---")]
    [InlineData("foo--bar-baz", 1, true, true, "f|o|o|-|-|b|a|r|-|b|a|z")]
    [InlineData("foo--bar-baz", 1, false, true, "foo|--|bar-|baz")]
    [InlineData("foo--bar-baz", 1, true, false, "f|o|o|-|-|b|a|r|-|b|a|z")]
    [InlineData("foo--bar-baz", 1, false, false, "foo--bar-baz")]
    [InlineData("foo--bar-baz", 4, true, true, "foo|--|bar-|baz")]
    [InlineData("foo--bar-baz", 4, false, true, "foo|--|bar-|baz")]
    [InlineData("foo--bar-baz", 4, true, false, "foo-|-bar|-baz")]
    [InlineData("foo--bar-baz", 4, false, false, "foo--bar-baz")]
    [InlineData("foo--bar-baz", 7, true, true, "foo--|bar-baz")]
    [InlineData("foo--bar-baz", 7, false, true, "foo--|bar-baz")]
    [InlineData("foo--bar-baz", 7, true, false, "foo--ba|r-baz")]
    [InlineData("foo--bar-baz", 7, false, false, "foo--bar-baz")]
    [InlineData("foo--bar-baz", 12, true, true, "foo--bar-baz")]
    [InlineData("foo--bar-baz", 12, false, true, "foo--bar-baz")]
    [InlineData("foo--bar-baz", 12, true, false, "foo--bar-baz")]
    [InlineData("foo--bar-baz", 12, false, false, "foo--bar-baz")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 1, true, true, "x|x|x|x|x|x|x|x|x|x|-|y|y|y|y|y|y|y|y|y|y")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 1, false, true, "xxxxxxxxxx-|yyyyyyyyyy")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 1, true, false, "x|x|x|x|x|x|x|x|x|x|-|y|y|y|y|y|y|y|y|y|y")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 1, false, false, "xxxxxxxxxx-yyyyyyyyyy")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 4, true, true, "xxxx|xxxx|xx-y|yyyy|yyyy|y")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 4, false, true, "xxxxxxxxxx-|yyyyyyyyyy")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 4, true, false, "xxxx|xxxx|xx-y|yyyy|yyyy|y")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 4, false, false, "xxxxxxxxxx-yyyyyyyyyy")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 7, true, true, "xxxxxxx|xxx-yyy|yyyyyyy")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 7, false, true, "xxxxxxxxxx-|yyyyyyyyyy")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 7, true, false, "xxxxxxx|xxx-yyy|yyyyyyy")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 7, false, false, "xxxxxxxxxx-yyyyyyyyyy")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 12, true, true, "xxxxxxxxxx-|yyyyyyyyyy")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 12, false, true, "xxxxxxxxxx-|yyyyyyyyyy")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 12, true, false, "xxxxxxxxxx-y|yyyyyyyyy")]
    [InlineData("xxxxxxxxxx-yyyyyyyyyy", 12, false, false, "xxxxxxxxxx-yyyyyyyyyy")]
    [InlineData("\u00a0 a\u00a0b ", 1, true, true, " |a|b")]
    [InlineData("\u00a0 a\u00a0b ", 1, false, true, "a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 1, true, false, " |a|b")]
    [InlineData("\u00a0 a\u00a0b ", 1, false, false, "a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 4, true, true, "\u00a0|a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 4, false, true, "\u00a0|a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 4, true, false, "\u00a0|a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 4, false, false, "\u00a0|a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 7, true, true, "\u00a0 a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 7, false, true, "\u00a0 a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 7, true, false, "\u00a0 a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 7, false, false, "\u00a0 a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 12, true, true, "\u00a0 a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 12, false, true, "\u00a0 a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 12, true, false, "\u00a0 a\u00a0b")]
    [InlineData("\u00a0 a\u00a0b ", 12, false, false, "\u00a0 a\u00a0b")]
    public void Lines_OfParagraph_ArePythons(
        string text,
        long width,
        bool breakLongWords,
        bool breakOnHyphens,
        string expected
    ) => Assert.Equal(expected, Wrap(text, width, breakLongWords, breakOnHyphens));

    [Fact]
    public void Lines_OfAnyText_KeepAllThatIsNotBlank() =>
        Gen.Select(Gen.String[Gen.Char["ab -.\t"], 0, 60], Gen.Long[1, 20])
            .Sample((text, width) => Letters(Wrap(text, width, true, true).Replace("|", "")) == Letters(text));

    [Fact]
    public void Lines_WithLongWordsBroken_AreNeverWiderThanAsked() =>
        Gen.Select(Gen.String[Gen.Char["ab -."], 0, 60], Gen.Long[1, 20])
            .Sample(
                (text, width) =>
                    Array.TrueForAll(Wrap(text, width, true, true).Split('|'), line => line.Length <= width)
            );

    private static string Wrap(string text, long width, bool breakLongWords, bool breakOnHyphens)
    {
        var lines = new Parts(text);
        TextWrap.Lines(text, width, breakLongWords, breakOnHyphens, ref lines);
        return lines.Joined;
    }

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
