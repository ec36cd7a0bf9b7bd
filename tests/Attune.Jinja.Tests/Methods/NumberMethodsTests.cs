namespace Attune.Jinja.Tests.Methods;

/// <summary>Methods and attributes of int, bool and float, against what Python gives.</summary>
public sealed class NumberMethodsTests
{
    [Theory]
    [InlineData("{{ (5).bit_length() }}", "3")]
    [InlineData("{{ (0).bit_length() }}", "0")]
    [InlineData("{{ (-5).bit_length() }}", "3")]
    [InlineData("{{ (2**70).bit_length() }}", "71")]
    [InlineData("{{ (255).bit_count() }}", "8")]
    [InlineData("{{ (-255).bit_count() }}", "8")]
    [InlineData("{{ (5).conjugate() }}", "5")]
    [InlineData("{{ true.conjugate() }}", "1")]
    [InlineData("{{ (5).real }}", "5")]
    [InlineData("{{ (5).imag }}", "0")]
    [InlineData("{{ (6).numerator }}", "6")]
    [InlineData("{{ (6).denominator }}", "1")]
    [InlineData("{{ true.real }}", "1")]
    [InlineData("{{ true.bit_length() }}", "1")]
    [InlineData("{{ (5).as_integer_ratio() }}", "(5, 1)")]
    [InlineData("{{ (258).to_bytes(2,'big') }}", "b'\\x01\\x02'")]
    [InlineData("{{ (258).to_bytes(2,'little') }}", "b'\\x02\\x01'")]
    [InlineData("{{ (-1).to_bytes(2,'big',signed=true) }}", "b'\\xff\\xff'")]
    [InlineData("{{ (0).to_bytes() }}", "b'\\x00'")]
    [InlineData("{{ (5).is_integer }}", "")]
    [InlineData("{{ (5).nope is defined }}", "False")]
    [InlineData("{{ (300).to_bytes(length=3, byteorder='big') }}", "b'\\x00\\x01,'")]
    public void Ints_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ (258).to_bytes(1,'big') }}", "OverflowError")]
    [InlineData("{{ (-1).to_bytes(1,'big') }}", "OverflowError")]
    [InlineData("{{ (5).to_bytes(1,'middle') }}", "ValueError")]
    [InlineData("{{ (5).bit_length(1) }}", "TypeError")]
    public void Ints_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ (2.0).is_integer() }}", "True")]
    [InlineData("{{ (2.5).is_integer() }}", "False")]
    [InlineData("{{ (1.5).hex() }}", "0x1.8000000000000p+0")]
    [InlineData("{{ (0.0).hex() }}", "0x0.0p+0")]
    [InlineData("{{ (-0.1).hex() }}", "-0x1.999999999999ap-4")]
    [InlineData("{{ (1.0).fromhex('0x1.8p1') }}", "3.0")]
    [InlineData("{{ (1.0).fromhex('ff') }}", "255.0")]
    [InlineData("{{ (1.0).fromhex('-inf') }}", "-inf")]
    [InlineData("{{ (0.75).as_integer_ratio() }}", "(3, 4)")]
    [InlineData("{{ (1.5).conjugate() }}", "1.5")]
    [InlineData("{{ (1.5).real }}", "1.5")]
    [InlineData("{{ (1.5).imag }}", "0.0")]
    [InlineData("{{ (5e-324).hex() }}", "0x0.0000000000001p-1022")]
    [InlineData("{{ (1.0).fromhex(' 0x.8 ') }}", "0.5")]
    [InlineData("{{ (0.1).as_integer_ratio() }}", "(3602879701896397, 36028797018963968)")]
    public void Floats_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ ('inf'|float).is_integer() }}", "NameError")]
    [InlineData("{{ ('nan'|float).hex() }}", "NameError")]
    [InlineData("{{ (1.0).fromhex('zz') }}", "ValueError")]
    [InlineData("{{ (1.0).fromhex('0x1p2000') }}", "OverflowError")]
    [InlineData("{{ ('inf'|float).as_integer_ratio() }}", "NameError")]
    [InlineData("{{ ('nan'|float).as_integer_ratio() }}", "NameError")]
    [InlineData("{{ (1.0).fromhex(1) }}", "TypeError")]
    public void Floats_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));
}
