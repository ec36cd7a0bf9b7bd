using Attune.Jinja.Text;
using CsCheck;

namespace Attune.Jinja.Tests.Text;

/// <summary>Case mapping of whole strings, against what Python gives.</summary>
public sealed class PyCaseTests
{
    [Theory]
    [InlineData("straße", "STRASSE")]
    [InlineData("ŉǰΐ", "ʼNJ̌Ϊ́")]
    [InlineData("ǆ Ǆ", "Ǆ Ǆ")]
    [InlineData("İIıi", "İIII")]
    [InlineData("ΑΣ ΑΣΑ Σ", "ΑΣ ΑΣΑ Σ")]
    [InlineData("o'neil", "O'NEIL")]
    [InlineData("ﬁ ﬃ", "FI FFI")]
    [InlineData("éCLAIR", "ÉCLAIR")]
    [InlineData("", "")]
    [InlineData("abc", "ABC")]
    [InlineData("ABC", "ABC")]
    [InlineData("a-b_c", "A-B_C")]
    [InlineData("𐐀𐐨", "𐐀𐐀")]
    [InlineData("ჼა", "ჼᲐ")]
    [InlineData("ᾳᾼ", "ΑΙΑΙ")]
    [InlineData("ΌΣΟΣ.", "ΌΣΟΣ.")]
    [InlineData("1st", "1ST")]
    public void Upper_OfString_IsPythons(string text, string expected) => Assert.Equal(expected, PyCase.Upper(text));

    [Theory]
    [InlineData("straße", "straße")]
    [InlineData("ŉǰΐ", "ŉǰΐ")]
    [InlineData("ǆ Ǆ", "ǆ ǆ")]
    [InlineData("İIıi", "i̇iıi")]
    [InlineData("ΑΣ ΑΣΑ Σ", "ας ασα σ")]
    [InlineData("o'neil", "o'neil")]
    [InlineData("ﬁ ﬃ", "ﬁ ﬃ")]
    [InlineData("éCLAIR", "éclair")]
    [InlineData("", "")]
    [InlineData("abc", "abc")]
    [InlineData("ABC", "abc")]
    [InlineData("a-b_c", "a-b_c")]
    [InlineData("𐐀𐐨", "𐐨𐐨")]
    [InlineData("ჼა", "ჼა")]
    [InlineData("ᾳᾼ", "ᾳᾳ")]
    [InlineData("ΌΣΟΣ.", "όσος.")]
    [InlineData("1st", "1st")]
    public void Lower_OfString_IsPythons(string text, string expected) => Assert.Equal(expected, PyCase.Lower(text));

    [Theory]
    [InlineData("straße", "Straße")]
    [InlineData("ŉǰΐ", "ʼNǰΐ")]
    [InlineData("ǆ Ǆ", "ǅ ǆ")]
    [InlineData("İIıi", "İiıi")]
    [InlineData("ΑΣ ΑΣΑ Σ", "Ας ασα σ")]
    [InlineData("o'neil", "O'neil")]
    [InlineData("ﬁ ﬃ", "Fi ﬃ")]
    [InlineData("éCLAIR", "Éclair")]
    [InlineData("", "")]
    [InlineData("abc", "Abc")]
    [InlineData("ABC", "Abc")]
    [InlineData("a-b_c", "A-b_c")]
    [InlineData("𐐀𐐨", "𐐀𐐨")]
    [InlineData("ჼა", "ჼა")]
    [InlineData("ᾳᾼ", "ᾼᾳ")]
    [InlineData("ΌΣΟΣ.", "Όσος.")]
    [InlineData("1st", "1st")]
    public void Capitalize_OfString_IsPythons(string text, string expected) =>
        Assert.Equal(expected, PyCase.Capitalize(text));

    [Theory]
    [InlineData("straße", "Straße")]
    [InlineData("ŉǰΐ", "ʼNǰΐ")]
    [InlineData("ǆ Ǆ", "ǅ ǅ")]
    [InlineData("İIıi", "İiıi")]
    [InlineData("ΑΣ ΑΣΑ Σ", "Ας Ασα Σ")]
    [InlineData("o'neil", "O'Neil")]
    [InlineData("ﬁ ﬃ", "Fi Ffi")]
    [InlineData("éCLAIR", "Éclair")]
    [InlineData("", "")]
    [InlineData("abc", "Abc")]
    [InlineData("ABC", "Abc")]
    [InlineData("a-b_c", "A-B_C")]
    [InlineData("𐐀𐐨", "𐐀𐐨")]
    [InlineData("ჼა", "ჼა")]
    [InlineData("ᾳᾼ", "ᾼᾳ")]
    [InlineData("ΌΣΟΣ.", "Όσος.")]
    [InlineData("1st", "1St")]
    public void Title_OfString_IsPythons(string text, string expected) => Assert.Equal(expected, PyCase.Title(text));

    [Theory]
    [InlineData("straße", "STRASSE")]
    [InlineData("ŉǰΐ", "ʼNJ̌Ϊ́")]
    [InlineData("ǆ Ǆ", "Ǆ ǆ")]
    [InlineData("İIıi", "i̇iII")]
    [InlineData("ΑΣ ΑΣΑ Σ", "ας ασα σ")]
    [InlineData("o'neil", "O'NEIL")]
    [InlineData("ﬁ ﬃ", "FI FFI")]
    [InlineData("éCLAIR", "Éclair")]
    [InlineData("", "")]
    [InlineData("abc", "ABC")]
    [InlineData("ABC", "abc")]
    [InlineData("a-b_c", "A-B_C")]
    [InlineData("𐐀𐐨", "𐐨𐐀")]
    [InlineData("ჼა", "ჼᲐ")]
    [InlineData("ᾳᾼ", "ΑΙᾼ")]
    [InlineData("ΌΣΟΣ.", "όσος.")]
    [InlineData("1st", "1ST")]
    public void SwapCase_OfString_IsPythons(string text, string expected) =>
        Assert.Equal(expected, PyCase.SwapCase(text));

    [Theory]
    [InlineData("straße", "strasse")]
    [InlineData("ŉǰΐ", "ʼnǰΐ")]
    [InlineData("ǆ Ǆ", "ǆ ǆ")]
    [InlineData("İIıi", "i̇iıi")]
    [InlineData("ΑΣ ΑΣΑ Σ", "ασ ασα σ")]
    [InlineData("o'neil", "o'neil")]
    [InlineData("ﬁ ﬃ", "fi ffi")]
    [InlineData("éCLAIR", "éclair")]
    [InlineData("", "")]
    [InlineData("abc", "abc")]
    [InlineData("ABC", "abc")]
    [InlineData("a-b_c", "a-b_c")]
    [InlineData("𐐀𐐨", "𐐨𐐨")]
    [InlineData("ჼა", "ჼა")]
    [InlineData("ᾳᾼ", "αιαι")]
    [InlineData("ΌΣΟΣ.", "όσοσ.")]
    [InlineData("1st", "1st")]
    public void CaseFold_OfString_IsPythons(string text, string expected) =>
        Assert.Equal(expected, PyCase.CaseFold(text));

    [Theory]
    [InlineData("straße", "Straße")]
    [InlineData("ŉǰΐ", "ʼNǰΐ")]
    [InlineData("ǆ Ǆ", "Ǆ Ǆ")]
    [InlineData("İIıi", "İiıi")]
    [InlineData("ΑΣ ΑΣΑ Σ", "Ασ Ασα Σ")]
    [InlineData("o'neil", "O'neil")]
    [InlineData("ﬁ ﬃ", "FI FFI")]
    [InlineData("éCLAIR", "Éclair")]
    [InlineData("", "")]
    [InlineData("abc", "Abc")]
    [InlineData("ABC", "Abc")]
    [InlineData("a-b_c", "A-B_c")]
    [InlineData("𐐀𐐨", "𐐀𐐨")]
    [InlineData("ჼა", "ჼა")]
    [InlineData("ᾳᾼ", "ΑΙᾳ")]
    [InlineData("ΌΣΟΣ.", "Όσος.")]
    [InlineData("1st", "1st")]
    public void TitleWords_OfString_IsPythons(string text, string expected) =>
        Assert.Equal(expected, PyCase.TitleWords(text));

    [Fact]
    public void Upper_OfTextThatIsUpper_MakesNoNewString()
    {
        var text = "ALREADY UPPER";
        Assert.Same(text, PyCase.Upper(text));
        Assert.Same("lower", PyCase.Lower("lower"));
        Assert.Same("Capital", PyCase.Capitalize("Capital"));
    }

    [Fact]
    public void Case_OfAnyText_GrowsThreefoldAtMost() =>
        Gen.String.Sample(text =>
            Math.Max(PyCase.Upper(text).Length, PyCase.CaseFold(text).Length)
            <= Math.Max(1, text.Length) * PyCase.MaxGrowth
        );

    [Fact]
    public void Lower_Twice_ChangesNothingMore() =>
        Gen.String[Gen.Char["aBcΣσςİßé -"], 0, 20]
            .Sample(text => PyCase.CaseFold(PyCase.CaseFold(text)) == PyCase.CaseFold(text));
}
