using Attune.Jinja.Fuzzing.Hostile;

namespace Attune.Jinja.Tests.Safety;

/// <summary>No template brings the process down, and each is stopped by the limit that is meant for it, before it allocates.</summary>
public sealed class HostileTemplateTests(HostileProcess process) : IClassFixture<HostileProcess>
{
    public static TheoryData<string> ParsingNames => [.. HostileTemplates.Parsing.Keys];

    public static TheoryData<string> DepthNames => [.. HostileTemplates.Depth.Keys];

    public static TheoryData<string> GrowthNames => [.. HostileTemplates.Growth.Keys];

    public static TheoryData<string> OtherPortsNames => [.. HostileTemplates.OtherPorts.Keys];

    [Theory]
    [MemberData(nameof(ParsingNames))]
    public void Source_ThatOverwhelmsParsers_IsRefusedOrRendered(string name) =>
        Expect(HostileTemplates.Parsing[name], megabytes: 200);

    [Theory]
    [MemberData(nameof(DepthNames))]
    public void Recursion_WithoutEnd_IsStopped(string name) => Expect(HostileTemplates.Depth[name], megabytes: 50);

    [Theory]
    [MemberData(nameof(DepthNames))]
    public void Recursion_WithoutEnd_OnASmallStack_IsStopped(string name)
    {
        var answer = process.Render(Request(HostileTemplates.Depth[name]) with { StackKilobytes = 384 });

        Assert.NotEqual("MaxWallTime", answer.Outcome);
    }

    [Theory]
    [MemberData(nameof(GrowthNames))]
    public void Growth_WithoutEnd_IsRefusedByItsLimit(string name) =>
        Expect(HostileTemplates.Growth[name], megabytes: 300);

    [Theory]
    [MemberData(nameof(GrowthNames))]
    public void Growth_WithoutEnd_WhereDecisionsAreMade_StaysSmall(string name)
    {
        var answer = process.Render(Request(HostileTemplates.Growth[name]) with { Profile = "decision" });

        Assert.InRange(answer.AllocatedMegabytes, 0, 70);
        Assert.NotEqual("MaxWallTime", answer.Outcome);
    }

    [Theory]
    [MemberData(nameof(OtherPortsNames))]
    public void Template_ThatHangsOrKillsOtherPorts_IsAnswered(string name) =>
        Expect(HostileTemplates.OtherPorts[name], megabytes: 10);

    private void Expect(Hostile hostile, long megabytes)
    {
        var answer = process.Render(Request(hostile));

        Assert.True(hostile.Outcome == answer.Outcome, $"{answer.Outcome}: {answer.Detail}");
        Assert.InRange(answer.AllocatedMegabytes, 0, megabytes);
        if (answer.Outcome.StartsWith("Max", StringComparison.Ordinal))
        {
            Assert.Contains(answer.Outcome, answer.Detail, StringComparison.Ordinal);
        }
    }

    private static HostileRequest Request(Hostile hostile) =>
        new(hostile.Template, "preview", hostile.Templates.ToDictionary(pair => pair.Name, pair => pair.Source));
}
