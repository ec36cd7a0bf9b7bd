using System.Diagnostics.CodeAnalysis;

namespace Attune.Jinja;

/// <summary>Finds the sources of templates by name. Must be safe for concurrent use.</summary>
public interface ITemplateLoader
{
    /// <summary>Reads a source, or answers false where there is no such template.</summary>
    bool TryLoad(string name, [NotNullWhen(true)] out TemplateSource? source);
}
