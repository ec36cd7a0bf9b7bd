using System.Diagnostics.CodeAnalysis;

namespace Attune.Jinja;

/// <summary>Loads templates from a dictionary that does not change.</summary>
public sealed class DictionaryLoader(IReadOnlyDictionary<string, string> sources) : ITemplateLoader
{
    public bool TryLoad(string name, [NotNullWhen(true)] out TemplateSource? source)
    {
        source = sources.TryGetValue(name, out string? text) ? new TemplateSource(text) : null;
        return source is not null;
    }
}
