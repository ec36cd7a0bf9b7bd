using System.Buffers;
using System.Text;

namespace Attune.Core.Content.Rendering;

/// <summary>What the leaves of a <see cref="JsonTemplate"/> gave, in UTF-8, one behind the other. Not for concurrent use.</summary>
internal sealed class RenderedLeaves
{
    private readonly ArrayBufferWriter<byte> text = new();
    private readonly List<int> ends = [];

    /// <summary>Where the next leaf is rendered into; <see cref="End"/> ends it.</summary>
    public IBufferWriter<byte> Writer => text;

    /// <summary>Bytes of all leaves so far.</summary>
    public int Length => text.WrittenCount;

    /// <summary>The leaf that was rendered last.</summary>
    public ReadOnlySpan<byte> Last => this[ends.Count - 1];

    /// <summary>A leaf that was rendered.</summary>
    public ReadOnlySpan<byte> this[int index] => text.WrittenSpan[(index == 0 ? 0 : ends[index - 1])..ends[index]];

    /// <summary>Ends the leaf that was rendered into <see cref="Writer"/>.</summary>
    public void End() => ends.Add(text.WrittenCount);

    /// <summary>Adds a leaf that stands for itself.</summary>
    public void Add(string leaf)
    {
        Encoding.UTF8.GetBytes(leaf, text);
        End();
    }
}
