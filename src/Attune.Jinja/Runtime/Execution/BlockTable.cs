namespace Attune.Jinja.Runtime.Execution;

/// <summary>
/// The blocks of a template and of those it extends: for each name the child's block first. Immutable; a table extended by the same
/// parent is made once and remembered.
/// </summary>
internal sealed class BlockTable
{
    public static readonly BlockTable Empty = new([]);

    private readonly Dictionary<string, BlockCode[]> _blocks;
    private Link? _link;

    private BlockTable(Dictionary<string, BlockCode[]> blocks) => _blocks = blocks;

    private sealed record Link(BlockTable Parent, BlockTable Result);

    public static BlockTable Of(IEnumerable<BlockCode> blocks) =>
        new(blocks.ToDictionary(block => block.Name, block => new[] { block }, StringComparer.Ordinal));

    /// <summary>The blocks of a name, the one to run first; empty where there is none.</summary>
    public BlockCode[] Find(string name) => _blocks.TryGetValue(name, out BlockCode[]? stack) ? stack : [];

    /// <summary>This table with a parent's blocks behind its own.</summary>
    public BlockTable Extend(BlockTable parent)
    {
        Link? link = _link;
        if (link is not null && ReferenceEquals(link.Parent, parent))
        {
            return link.Result;
        }
        var blocks = new Dictionary<string, BlockCode[]>(_blocks, StringComparer.Ordinal);
        foreach (KeyValuePair<string, BlockCode[]> pair in parent._blocks)
        {
            // A parent brings only its own block, not those that it inherits itself: its own extends tag adds them later.
            blocks[pair.Key] = blocks.TryGetValue(pair.Key, out BlockCode[]? own)
                ? [.. own, pair.Value[0]]
                : [pair.Value[0]];
        }
        var result = new BlockTable(blocks);
        _link = new Link(parent, result);
        return result;
    }
}
