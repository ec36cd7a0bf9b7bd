namespace Attune.Jinja.Tests.Filters;

/// <summary>batch and slice, against what Python gives.</summary>
public sealed class TableFiltersTests
{
    [Theory]
    [InlineData("{{ nums|batch(2)|list }}", "[[3, 1], [2, 5], [4]]")]
    [InlineData("{{ nums|batch(2,'-')|list }}", "[[3, 1], [2, 5], [4, '-']]")]
    [InlineData("{{ nums|batch(5)|list }}", "[[3, 1, 2, 5, 4]]")]
    [InlineData("{{ nums|batch(10)|list }}", "[[3, 1, 2, 5, 4]]")]
    [InlineData("{{ nums|batch(10, 0)|list }}", "[[3, 1, 2, 5, 4, 0, 0, 0, 0, 0]]")]
    [InlineData("{{ nums|batch(1)|list }}", "[[3], [1], [2], [5], [4]]")]
    [InlineData("{{ []|batch(2)|list }}", "[]")]
    [InlineData("{{ 'abc'|batch(2)|list }}", "[['a', 'b'], ['c']]")]
    [InlineData("{{ nums|batch(0)|list }}", "[[], [3, 1, 2, 5, 4]]")]
    [InlineData("{{ nums|batch(-1)|list }}", "[[3, 1, 2, 5, 4]]")]
    [InlineData("{{ nums|batch('2')|list }}", "[[3, 1, 2, 5, 4]]")]
    [InlineData("{{ nums|batch(2.0)|list }}", "[[3, 1], [2, 5], [4]]")]
    [InlineData("{{ missing|batch(2)|list }}", "[]")]
    [InlineData("{{ nums|batch(linecount=3, fill_with='z')|list }}", "[[3, 1, 2], [5, 4, 'z']]")]
    [InlineData("{{ nums|batch(2, none)|list }}", "[[3, 1], [2, 5], [4]]")]
    [InlineData("{{ nums|batch(true)|list }}", "[[3], [1], [2], [5], [4]]")]
    [InlineData("{{ nums|batch(missing)|list }}", "[[3, 1, 2, 5, 4]]")]
    [InlineData("{{ (nums|batch(2)|list)[0][1] }}", "1")]
    [InlineData("{{ d|batch(2)|list }}", "[['b', 'A'], ['c']]")]
    public void Batch_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ nums|batch('2','x')|list }}", "TypeError")]
    [InlineData("{{ nums|batch(2.0,'x')|list }}", "TypeError")]
    [InlineData("{{ 5|batch(2)|list }}", "TypeError")]
    [InlineData("{{ nums|batch }}", "TypeError")]
    public void Batch_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));

    [Theory]
    [InlineData("{{ nums|slice(2)|list }}", "[[3, 1, 2], [5, 4]]")]
    [InlineData("{{ nums|slice(3)|list }}", "[[3, 1], [2, 5], [4]]")]
    [InlineData("{{ nums|slice(3,'-')|list }}", "[[3, 1], [2, 5], [4, '-']]")]
    [InlineData("{{ nums|slice(5)|list }}", "[[3], [1], [2], [5], [4]]")]
    [InlineData("{{ nums|slice(7)|list }}", "[[3], [1], [2], [5], [4], [], []]")]
    [InlineData("{{ nums|slice(7,0)|list }}", "[[3], [1], [2], [5], [4], [0], [0]]")]
    [InlineData("{{ nums|slice(1)|list }}", "[[3, 1, 2, 5, 4]]")]
    [InlineData("{{ []|slice(2)|list }}", "[[], []]")]
    [InlineData("{{ []|slice(2,'x')|list }}", "[['x'], ['x']]")]
    [InlineData("{{ 'abc'|slice(2)|list }}", "[['a', 'b'], ['c']]")]
    [InlineData("{{ nums|slice(-1)|list }}", "[]")]
    [InlineData("{{ missing|slice(2)|list }}", "[[], []]")]
    [InlineData("{{ nums|slice(slices=2, fill_with=9)|list }}", "[[3, 1, 2], [5, 4, 9]]")]
    [InlineData("{{ range(10)|slice(4)|list }}", "[[0, 1, 2], [3, 4, 5], [6, 7], [8, 9]]")]
    [InlineData("{{ range(6)|slice(3,'n')|list }}", "[[0, 1, 'n'], [2, 3, 'n'], [4, 5, 'n']]")]
    public void Slice_GivesWhatPythonGives(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ nums|slice(0)|list }}", "ZeroDivisionError")]
    [InlineData("{{ nums|slice('2')|list }}", "TypeError")]
    [InlineData("{{ 5|slice(2)|list }}", "TypeError")]
    [InlineData("{{ nums|slice }}", "TypeError")]
    [InlineData("{{ nums|slice(2.0)|list }}", "TypeError")]
    [InlineData("{{ nums|slice(missing)|list }}", "UndefinedError")]
    public void Slice_FailsAsInPython(string template, string error) => Assert.Equal(error, Rendered.Error(template));
}
