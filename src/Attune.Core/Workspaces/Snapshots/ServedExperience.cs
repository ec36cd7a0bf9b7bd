using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Experiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Snapshots;

/// <summary>
/// What a snapshot holds of an experience's document: its live content, or for one that was never published only its key,
/// so that whoever asks for it learns that it is not active rather than that there is no such key.
/// </summary>
internal sealed record ServedExperience
{
    private const string PlaceholderName = "Unpublished";

    public required Experience Experience { get; init; }

    /// <summary>Null where there is nothing to show in a snapshot.</summary>
    /// <exception cref="System.Text.Json.JsonException">The document is no experience.</exception>
    public static ServedExperience? From(Document document)
    {
        var record = WorkspaceJson.Read<ExperienceRecord>(document.Json);
        if (record.Live is not null)
        {
            return new ServedExperience { Experience = record.ToLive(document.Id) };
        }
        return record.Draft is { Key: var key } && Identifiers.IsExperienceKey(key)
            ? new ServedExperience { Experience = Placeholder(document.Id, key) }
            : null;
    }

    /// <summary>Whether a snapshot with <paramref name="other"/> in its place would decide the same.</summary>
    public bool Serves(ServedExperience other) =>
        Experience.State == other.Experience.State
        && Experience.Key == other.Experience.Key
        && Experience.UpdatedAt == other.Experience.UpdatedAt
        && WorkspaceJson.Write(Experience).Span.SequenceEqual(WorkspaceJson.Write(other.Experience).Span);

    private static Experience Placeholder(string id, string key) =>
        new()
        {
            Id = id,
            Key = key,
            Name = PlaceholderName,
            State = ExperienceState.Draft,
            Audiences =
            [
                new ExperienceAudience
                {
                    Id = "1A",
                    Name = PlaceholderName,
                    Variations =
                    [
                        new Variation
                        {
                            Id = "1",
                            Name = PlaceholderName,
                            Percentage = 100,
                        },
                    ],
                },
            ],
        };
}
