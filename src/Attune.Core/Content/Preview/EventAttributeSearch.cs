using Attune.Core.Content.Library;
using Attune.Core.Content.Rendering;
using Attune.Jinja;

namespace Attune.Core.Content.Preview;

/// <summary>
/// Finds out from the syntax trees whether templates use <c>EventAttribute</c>, also inside the content blocks that they
/// name. Used for one request.
/// </summary>
internal sealed class EventAttributeSearch(ContentLibraries libraries, string workspaceId)
{
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);

    public async ValueTask<bool> UsesEventAsync(JsonTemplate template, CancellationToken cancellationToken)
    {
        foreach (var leaf in template.Leaves)
        {
            if (leaf.Template is { } parsed && await UsesEventAsync(parsed, cancellationToken))
            {
                return true;
            }
        }
        return false;
    }

    private async ValueTask<bool> UsesEventAsync(Template template, CancellationToken cancellationToken)
    {
        var references = template.References;
        if (references.Uses(RenderVariables.EventAttribute))
        {
            return true;
        }
        foreach (var label in references.MembersOf(RenderVariables.ContentBlock))
        {
            if (
                visited.Add(label)
                && await FindBlockAsync(label, cancellationToken) is { } block
                && await UsesEventAsync(block, cancellationToken)
            )
            {
                return true;
            }
        }
        return false;
    }

    private async ValueTask<Template?> FindBlockAsync(string label, CancellationToken cancellationToken)
    {
        var library = await libraries.GetAsync(workspaceId, cancellationToken);
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
