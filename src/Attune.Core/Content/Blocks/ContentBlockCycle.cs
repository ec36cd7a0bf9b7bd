using Attune.Core.Content.Library;
using Attune.Core.Content.Rendering;
using Attune.Jinja;

namespace Attune.Core.Content.Blocks;

/// <summary>
/// Finds a way from a block over the blocks that it names back to itself. Archived blocks, which nothing renders, are no
/// part of a way; drafts are, since they will be active. Names that a template only computes while it renders cannot be
/// followed here; rendering refuses those.
/// </summary>
internal sealed class ContentBlockCycle
{
    private readonly Dictionary<string, LibraryBlock> blocks = new(StringComparer.Ordinal);
    private readonly HashSet<string> finished = new(StringComparer.Ordinal);
    private readonly List<string> way = [];
    private readonly Template start;
    private readonly string label;

    private ContentBlockCycle(string label, Template start, ContentLibrary library, string id)
    {
        this.label = label;
        this.start = start;
        foreach (var entry in library.Entries.Values)
        {
            if (entry.Block is { Record.Status: not ContentBlockStatus.Archived } block && block.Record.Id != id)
            {
                blocks[block.Record.Label] = block;
            }
        }
    }

    /// <summary>The labels along the way, the block's own first and last; empty where there is none.</summary>
    /// <param name="id">The block's id, whose stored text no longer counts.</param>
    /// <param name="label">Its label.</param>
    /// <param name="template">Its new text.</param>
    /// <param name="library">The workspace's blocks.</param>
    public static IReadOnlyList<string> Find(string id, string label, Template template, ContentLibrary library)
    {
        var search = new ContentBlockCycle(label, template, library, id);
        search.way.Add(label);
        return search.Leads(search.start) ? search.way : [];
    }

    private bool Leads(Template template)
    {
        foreach (var next in template.References.MembersOf(RenderVariables.ContentBlock))
        {
            way.Add(next);
            if (next == label || (finished.Add(next) && Compile(next) is { } inner && Leads(inner)))
            {
                return true;
            }
            way.RemoveAt(way.Count - 1);
        }
        return false;
    }

    private Template? Compile(string name)
    {
        try
        {
            return blocks.GetValueOrDefault(name)?.Template;
        }
        catch (JinjaException)
        {
            // A draft that is not finished names nothing yet.
            return null;
        }
    }
}
