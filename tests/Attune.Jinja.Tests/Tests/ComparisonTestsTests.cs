using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Tests;

/// <summary>Tests that compare, against what Python gives.</summary>
public sealed class ComparisonTestsTests
{
    [Theory]
    [InlineData("{{ 1 is eq 1 }}", "True")]
    [InlineData("{{ 1 is eq 1.0 }}", "True")]
    [InlineData("{{ 1 is equalto true }}", "True")]
    [InlineData("{{ 'a' is eq 'b' }}", "False")]
    [InlineData("{{ 1 is ne 2 }}", "True")]
    [InlineData("{{ 1 is lt 2 }}", "True")]
    [InlineData("{{ 2 is le 2 }}", "True")]
    [InlineData("{{ 3 is gt 2 }}", "True")]
    [InlineData("{{ 3 is ge 4 }}", "False")]
    [InlineData("{{ 3 is greaterthan 2 }}", "True")]
    [InlineData("{{ 3 is lessthan 2 }}", "False")]
    [InlineData("{{ 'a' is lt 'b' }}", "True")]
    [InlineData("{{ [1] is lt [2] }}", "True")]
    [InlineData("{{ missing is eq missing }}", "True")]
    [InlineData("{{ 1 is in [1,2] }}", "True")]
    [InlineData("{{ 'a' is in 'abc' }}", "True")]
    [InlineData("{{ 'b' is in d }}", "True")]
    [InlineData("{{ 1 is in missing }}", "False")]
    [InlineData("{{ nums is eq nums }}", "True")]
    [InlineData("{{ 3 is divisibleby 3 }}", "True")]
    [InlineData("{{ 3 is divisibleby(2) }}", "False")]
    [InlineData("{{ 3.5 is divisibleby 0.5 }}", "True")]
    [InlineData("{{ '%d' is divisibleby 2 }}", "False")]
    [InlineData("{{ [1] is in [[1]] }}", "True")]
    [InlineData("{{ {'a':1} is eq {'a':1.0} }}", "True")]
    [InlineData("{{ not 1 is eq 2 }}", "True")]
    [InlineData("{{ 1 is not in [2] }}", "True")]
    [InlineData("{{ big is gt 10 }}", "True")]
    [InlineData("{{ big is eq 12345678901234567890 }}", "True")]
    public void Comparison_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ 1 is lt 'a' }}", "TypeError")]
    [InlineData("{{ none is lt 1 }}", "TypeError")]
    [InlineData("{{ missing is lt 1 }}", "UndefinedError")]
    [InlineData("{{ 1 is in 'abc' }}", "TypeError")]
    [InlineData("{{ 1 is in 5 }}", "TypeError")]
    [InlineData("{{ 1 is eq }}", "TypeError")]
    [InlineData("{{ 1 is eq(1,2) }}", "TypeError")]
    [InlineData("{{ 3 is divisibleby 0 }}", "ZeroDivisionError")]
    [InlineData("{{ missing is divisibleby 2 }}", "UndefinedError")]
    [InlineData("{{ (1,2) is eq (1,2) }}", "TypeError")]
    [InlineData("{{ ('inf'|float) is gt big }}", "NameError")]
    public void Comparison_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ nums|select('==', 1)|list }}", "[1]")]
    [InlineData("{{ nums|select('!=', 1)|list }}", "[3, 2, 5, 4]")]
    [InlineData("{{ nums|select('<', 3)|list }}", "[1, 2]")]
    [InlineData("{{ nums|select('<=', 3)|list }}", "[3, 1, 2]")]
    [InlineData("{{ nums|select('>', 3)|list }}", "[5, 4]")]
    [InlineData("{{ nums|select('>=', 3)|list }}", "[3, 5, 4]")]
    public void Comparison_ByOperatorName_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ missing is eq 1 }}", "UndefinedError")]
    [InlineData("{{ 1 is eq missing }}", "UndefinedError")]
    [InlineData("{{ missing is in [1] }}", "UndefinedError")]
    [InlineData("{{ 1 is in [missing] }}", "UndefinedError")]
    [InlineData("{{ missing is ne missing }}", "UndefinedError")]
    public void Comparison_Strict_FailsAsInPython(string template, string error) =>
        Assert.Equal(error, Rendered.Error(template, undefined: UndefinedKind.Strict));
}
