using System.Diagnostics;
using System.Text.Json;

namespace Attune.Core.Tests.Devices;

/// <summary>What uap-core says, asked once of the script in tests/oracles/user-agents.</summary>
public sealed class UapCoreOracle
{
    private readonly Lazy<Answers?> _answers = new(Ask);

    internal Answers Read()
    {
        Assert.SkipWhen(_answers.Value is null, "uap-core is not installed: run `npm ci` in tests/oracles/user-agents");
        return _answers.Value!;
    }

    private static Answers? Ask()
    {
        var folder = Path.Combine(RepositoryRoot(), "tests", "oracles", "user-agents");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            return null;
        }

        var output = Path.Combine(AppContext.BaseDirectory, "user-agent-oracle.json");
        using var node = Process.Start(
            new ProcessStartInfo("node", ["oracle.mjs", output]) { WorkingDirectory = folder }
        )!;
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<Answers>(File.ReadAllText(output), JsonSerializerOptions.Web)!;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Attune.slnx")))
        {
            folder =
                folder.Parent ?? throw new DirectoryNotFoundException("Attune.slnx is in no folder above the tests");
        }

        return folder.FullName;
    }

    internal sealed record Answers(IReadOnlyList<Answer> People, IReadOnlyList<string> Crawlers);

    internal sealed record Answer(string UserAgent, int Count, string Type, string Os, string Browser);
}
