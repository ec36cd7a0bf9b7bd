using System.Globalization;

namespace Attune.Server.Benchmarks;

/// <summary>The named arguments of a benchmark.</summary>
internal sealed class Options(string[] arguments)
{
    public string Text(string name, string otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var at ? arguments[at + 1] : otherwise;

    public int Number(string name, int otherwise) =>
        int.Parse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
}
