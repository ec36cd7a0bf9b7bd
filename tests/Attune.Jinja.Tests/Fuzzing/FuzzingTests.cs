using Attune.Jinja.Fuzzing;
using Attune.Jinja.Fuzzing.Oracle;
using Attune.Jinja.Fuzzing.Targets;

namespace Attune.Jinja.Tests.Fuzzing;

/// <summary>A bounded, seeded part of the fuzzing that tests/fuzz/run.sh does for hours.</summary>
public sealed class FuzzingTests
{
    [Theory]
    [InlineData("lexer")]
    [InlineData("parser")]
    [InlineData("render")]
    public void Mutant_IsRenderedOrRefused(string target)
    {
        MutationRun.Run(FuzzTargets.All[target], firstSeed: 1, count: 1_500);
    }

    [Fact]
    public void GeneratedTemplate_RendersAsPythonRendersIt()
    {
        using var oracle = OracleProcess.TryStart();
        Assert.SkipWhen(oracle is null, "Python's Jinja is not installed.");
        using var report = new StringWriter();
        var run = new DifferentialRun(oracle, report);

        run.Run(firstSeed: 500_000, count: 2_000, TimeSpan.FromMinutes(20));

        Assert.True(run.Different == 0, report.ToString());
        Assert.True(run.Compared > 1_000);
    }
}
