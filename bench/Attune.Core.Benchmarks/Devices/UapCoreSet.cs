using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace Attune.Core.Benchmarks.Devices;

/// <summary>uap-core's set of expressions, tried one after another as its specification says, without a cache.</summary>
internal sealed class UapCoreSet
{
    private readonly Regex[][] _parsers;

    /// <param name="yaml">The text of regexes.yaml.</param>
    /// <param name="options">How .NET runs the expressions. What an expression cannot be run with, it is run without.</param>
    internal UapCoreSet(string yaml, RegexOptions options)
    {
        var file = new DeserializerBuilder()
            .Build()
            .Deserialize<Dictionary<string, List<Dictionary<string, string>>>>(yaml);
        _parsers = [.. file.Values.Select(parsers => parsers.Select(parser => Create(parser, options)).ToArray())];
    }

    internal int Count => _parsers.Sum(parsers => parsers.Length);

    /// <summary>Finds browser, system and device; the number of them that were found keeps the work from being left out.</summary>
    internal int Parse(string userAgent)
    {
        var found = 0;
        foreach (var parsers in _parsers)
        {
            foreach (var parser in parsers)
            {
                if (parser.Match(userAgent).Success)
                {
                    found++;
                    break;
                }
            }
        }

        return found;
    }

    private static Regex Create(Dictionary<string, string> parser, RegexOptions options)
    {
        var flags = parser.GetValueOrDefault("regex_flag") == "i" ? RegexOptions.IgnoreCase : RegexOptions.None;
        try
        {
            return new Regex(parser["regex"], options | flags | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            return new Regex(parser["regex"], flags | RegexOptions.CultureInvariant);
        }
    }
}
