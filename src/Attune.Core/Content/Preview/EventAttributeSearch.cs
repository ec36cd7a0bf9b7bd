using Attune.Core.Content.Library;
using Attune.Core.Content.Rendering;
using Attune.Jinja;

namespace Attune.Core.Content.Preview;

/// <summary>
/// Finds out from the syntax trees whether templates use <c>EventAttribute</c>, also inside the content blocks that they
/// name. Used for one request.
/// </summary>
internal sealed class EventAttributeSearch(ContentLibrary library)
{
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);

    public bool UsesEvent(JsonTemplate template) =>
        template.Leaves.Any(leaf => leaf.Template is { } parsed && UsesEvent(parsed));

    private bool UsesEvent(Template template)
    {
        var references = template.References;
        return references.Variables.Contains(RenderVariables.EventAttribute)
            || references
                .MembersOf(RenderVariables.ContentBlock)
                .Any(label => visited.Add(label) && FindBlock(label) is { } block && UsesEvent(block));
    }

    private Template? FindBlock(string label)
    {
        try
        {
            return library.Blocks.GetValueOrDefault(label)?.Template;
        }
        catch (JinjaException)
        {
            // A block that does not compile is reported where it is rendered.
            return null;
        }
    }
}
