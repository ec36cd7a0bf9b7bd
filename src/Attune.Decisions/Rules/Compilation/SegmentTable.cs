using Attune.Decisions.Audiences;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Compilation;

/// <summary>The workspace's segments, each compiled once, when something first refers to it.</summary>
internal sealed class SegmentTable
{
    private readonly WorkspaceRules _workspace;
    private readonly List<SegmentEntry> _entries = [];
    private readonly Dictionary<string, SegmentEntry> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SegmentEntry> _byName = new(StringComparer.Ordinal);

    public SegmentTable(WorkspaceRules workspace, IReadOnlyList<CustomSegment> segments)
    {
        _workspace = workspace;
        foreach (var segment in segments)
        {
            var entry = new SegmentEntry(segment);
            _entries.Add(entry);
            if (!_byId.TryAdd(segment.Id, entry))
            {
                entry.Problems.Add("id", "Another segment has this id.");
            }

            if (!_byName.TryAdd(segment.Name, entry))
            {
                entry.Problems.Add("name", "Another segment has this name.");
            }
        }
    }

    public IReadOnlyList<SegmentEntry> All => _entries;

    /// <summary>The segment, compiled, by id or else by name; null where there is none.</summary>
    public SegmentEntry? Find(string? id, string? name)
    {
        var entry =
            id is not null ? _byId.GetValueOrDefault(id)
            : name is not null ? _byName.GetValueOrDefault(name)
            : null;
        if (entry is not null)
        {
            Compile(entry);
        }

        return entry;
    }

    public void CompileAll()
    {
        foreach (var entry in _entries)
        {
            Compile(entry);
        }
    }

    private void Compile(SegmentEntry entry)
    {
        if (entry.Progress != SegmentProgress.Waiting)
        {
            return;
        }

        entry.Progress = SegmentProgress.Compiling;
        try
        {
            SegmentCompiler.Compile(entry, _workspace);
        }
        catch (Exception e) when (RecordFault.Is(e))
        {
            entry.Problems.Add(RecordFault.Message);
        }

        entry.Progress = SegmentProgress.Done;
    }
}
