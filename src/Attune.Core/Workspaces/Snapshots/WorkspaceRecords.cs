using System.Collections.Immutable;
using System.Text.Json;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Experiences;
using Attune.Core.Workspaces.Settings;
using Attune.Decisions;
using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Rules;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Snapshots;

/// <summary>The records of one workspace that decisions are made of, parsed; each change gives a new instance.</summary>
internal sealed record WorkspaceRecords
{
    private static readonly WorkspaceSettings DefaultSettings = new();

    public required string WorkspaceId { get; init; }

    public long Version { get; init; }

    public ImmutableSortedDictionary<string, ServedExperience> Experiences { get; init; } =
        ImmutableSortedDictionary.Create<string, ServedExperience>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, CustomSegment> Segments { get; init; } =
        ImmutableSortedDictionary.Create<string, CustomSegment>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, ExclusionGroup> ExclusionGroups { get; init; } =
        ImmutableSortedDictionary.Create<string, ExclusionGroup>(StringComparer.Ordinal);

    public WorkspaceSettings Settings { get; init; } = DefaultSettings;

    /// <summary>Computed from users, not configured; a new configuration goes on with them.</summary>
    public IReadOnlyList<AffinityRanking> Rankings { get; init; } = [];

    /// <summary>Documents that are no such record, by key.</summary>
    public ImmutableDictionary<DocumentKey, RecordProblem> Unreadable { get; init; } =
        ImmutableDictionary<DocumentKey, RecordProblem>.Empty;

    /// <summary>These records with an update; the same instance where it changes nothing that decisions are made of.</summary>
    public WorkspaceRecords With(ConfigurationUpdate update)
    {
        var records = update.IsComplete
            ? new WorkspaceRecords { WorkspaceId = WorkspaceId, Rankings = Rankings }
            : this;
        foreach (var key in update.Deleted)
        {
            records = records.Without(key);
        }
        foreach (var document in update.Written)
        {
            records = records.With(document);
        }
        return ReferenceEquals(records, this) ? this : records with { Version = update.Version };
    }

    public WorkspaceDocument ToDocument(ServerLimits limits) =>
        new()
        {
            WorkspaceId = WorkspaceId,
            Version = Version,
            TimeZone = Settings.TimeZone,
            Experiences = [.. Experiences.Values.Select(served => served.Experience)],
            Segments = [.. Segments.Values],
            ExclusionGroups = [.. ExclusionGroups.Values],
            GlobalControlGroup = Settings.GlobalControlGroup,
            Rankings = Rankings,
            Limits = WorkspaceLimits.Of(limits, Settings),
        };

    private WorkspaceRecords Without(DocumentKey key)
    {
        var records = Unreadable.ContainsKey(key) ? this with { Unreadable = Unreadable.Remove(key) } : this;
        return key.Kind switch
        {
            WorkspaceKinds.Experience when Experiences.ContainsKey(key.Id) => records with
            {
                Experiences = Experiences.Remove(key.Id),
            },
            WorkspaceKinds.Segment when Segments.ContainsKey(key.Id) => records with
            {
                Segments = Segments.Remove(key.Id),
            },
            WorkspaceKinds.ExclusionGroup when ExclusionGroups.ContainsKey(key.Id) => records with
            {
                ExclusionGroups = ExclusionGroups.Remove(key.Id),
            },
            WorkspaceKinds.Settings => records with { Settings = DefaultSettings },
            _ => records,
        };
    }

    private WorkspaceRecords With(Document document)
    {
        try
        {
            return document.Kind switch
            {
                WorkspaceKinds.Experience => WithExperience(document),
                WorkspaceKinds.Segment => Readable(document) with
                {
                    Segments = Segments.SetItem(document.Id, WorkspaceJson.Read<CustomSegment>(document.Json)),
                },
                WorkspaceKinds.ExclusionGroup => Readable(document) with
                {
                    ExclusionGroups = ExclusionGroups.SetItem(
                        document.Id,
                        WorkspaceJson.Read<ExclusionGroup>(document.Json)
                    ),
                },
                WorkspaceKinds.Settings => Readable(document) with
                {
                    Settings = WorkspaceJson.Read<WorkspaceSettings>(document.Json),
                },
                _ => this,
            };
        }
        catch (JsonException error)
        {
            return Without(document.Key) with
            {
                Unreadable = Unreadable.SetItem(document.Key, Explain(document, error)),
            };
        }
    }

    private WorkspaceRecords WithExperience(Document document)
    {
        var served = ServedExperience.From(document);
        var known = Experiences.GetValueOrDefault(document.Id);
        var records = Readable(document);
        if (served is null)
        {
            return known is null ? records : records with { Experiences = Experiences.Remove(document.Id) };
        }
        // A draft that is typed into changes nothing that is served.
        return known is not null && known.Serves(served)
            ? records
            : records with
            {
                Experiences = Experiences.SetItem(document.Id, served),
            };
    }

    private WorkspaceRecords Readable(Document document) =>
        Unreadable.ContainsKey(document.Key) ? this with { Unreadable = Unreadable.Remove(document.Key) } : this;

    private static RecordProblem Explain(Document document, JsonException error) =>
        new(
            document.Kind switch
            {
                WorkspaceKinds.Experience => RecordKind.Experience,
                WorkspaceKinds.Segment => RecordKind.Segment,
                WorkspaceKinds.ExclusionGroup => RecordKind.ExclusionGroup,
                _ => RecordKind.Workspace,
            },
            document.Id,
            document.Name ?? document.Id,
            new ConfigurationProblem(error.Path ?? "", $"The stored record cannot be read: {error.Message}")
        );
}
