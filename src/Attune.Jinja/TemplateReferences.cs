using Attune.Jinja.Syntax;

namespace Attune.Jinja;

/// <summary>
/// The variables that a template uses, found without rendering it. What an included template uses is not among them. Immutable.
/// </summary>
public sealed class TemplateReferences
{
    private readonly Dictionary<string, HashSet<string>> _members;

    internal TemplateReferences(
        Dictionary<string, HashSet<string>> members,
        IReadOnlySet<string> templates,
        IReadOnlySet<string> openVariables
    )
    {
        _members = members;
        Templates = templates;
        OpenVariables = openVariables;
    }

    /// <summary>The names that the template reads and does not set itself.</summary>
    public IReadOnlyCollection<string> Variables => _members.Keys;

    /// <summary>The names of templates that it includes, imports or extends, where they are written out.</summary>
    public IReadOnlySet<string> Templates { get; }

    /// <summary>The variables of which not only constant members are used, but the whole, or members computed by the template.</summary>
    public IReadOnlySet<string> OpenVariables { get; }

    /// <summary>The constant attributes and items of a variable that are used, as <c>ContentBlock['footer']</c>.</summary>
    public IReadOnlyCollection<string> MembersOf(string variable) =>
        _members.TryGetValue(variable, out HashSet<string>? members) ? members : [];

    internal static TemplateReferences Find(Template template)
    {
        SyntaxTree tree = new Parser().Parse(template.Source, template.Name, template.Environment);
        return ReferenceFinder.Find(tree);
    }
}
