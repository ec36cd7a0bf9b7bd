namespace Attune.Jinja;

/// <summary>A template that was to be loaded, included, imported or extended does not exist.</summary>
public sealed class JinjaTemplateNotFoundException(string message, IReadOnlyList<string> names)
    : JinjaException(message)
{
    public JinjaTemplateNotFoundException(string name)
        : this($"the template '{name}' was not found", [name]) { }

    public override ErrorClass ErrorClass => ErrorClass.NotFound;

    /// <summary>The names that were tried, in order.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
