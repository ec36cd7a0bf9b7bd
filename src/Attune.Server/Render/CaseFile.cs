using Attune.Jinja.Conformance;

namespace Attune.Server.Render;

/// <summary>Runs a file of conformance cases.</summary>
internal static class CaseFile
{
    /// <returns>The exit code: 0 where every case passed.</returns>
    public static int Run(string path, TextWriter output)
    {
        using var cases = new StreamReader(path);
        return CaseRunner.RunFile(cases, output) == 0 ? 0 : 1;
    }
}
