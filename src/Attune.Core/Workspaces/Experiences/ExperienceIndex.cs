using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Experiences;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>
/// What lists show of all experiences, in memory, so that searching ten thousand of them reads no database. Statuses in
/// it are those of people's actions; the schedule is added when a list is read.
/// </summary>
public sealed class ExperienceIndex : IConfigurationView
{
    private static readonly ImmutableDictionary<string, ExperienceListItem> None = ImmutableDictionary.Create<
        string,
        ExperienceListItem
    >(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, ExperienceListItem>> workspaces = new(
        StringComparer.Ordinal
    );

    /// <summary>All experiences of a workspace, in no order.</summary>
    public IReadOnlyCollection<ExperienceListItem> All(string workspaceId) =>
        [.. workspaces.GetValueOrDefault(workspaceId, None).Values];

    public void Apply(ConfigurationUpdate update)
    {
        if (!update.Touches(WorkspaceKinds.Experience))
        {
            return;
        }
        var items = update.IsComplete ? None : workspaces.GetValueOrDefault(update.WorkspaceId, None);
        items = items.RemoveRange(
            update.Deleted.Where(key => key.Kind == WorkspaceKinds.Experience).Select(key => key.Id)
        );
        foreach (var document in update.Written.Where(document => document.Kind == WorkspaceKinds.Experience))
        {
            items = items.SetItem(document.Id, Describe(document));
        }
        workspaces[update.WorkspaceId] = items;
    }

    private static ExperienceListItem Describe(Document document)
    {
        ExperienceRecord record;
        try
        {
            record = WorkspaceJson.Read<ExperienceRecord>(document.Json);
        }
        catch (JsonException)
        {
            // Shown all the same, or nobody would find what has to be mended.
            record = new ExperienceRecord
            {
                Live = new ExperienceContent { Key = document.Name ?? "", Name = document.Name ?? document.Id },
                State = ExperienceState.Published,
            };
        }
        var shown = record.Live ?? record.Draft ?? new ExperienceContent();
        return new ExperienceListItem
        {
            Id = document.Id,
            Key = shown.Key,
            Name = shown.Name,
            Tags = shown.Tags,
            Status =
                record.Live is null ? ExperienceStatus.Draft
                : record.State == ExperienceState.Paused ? ExperienceStatus.Paused
                : ExperienceStatus.Active,
            Priority = shown.Priority,
            HasDraft = record.Draft is not null,
            Version = document.Version,
            CreatedAt = document.CreatedAt,
            UpdatedAt = document.UpdatedAt,
            UpdatedBy = document.UpdatedBy,
            PublishedAt = record.PublishedAt,
        };
    }
}
