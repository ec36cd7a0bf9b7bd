using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Experiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Values;

namespace Attune.Core.Tests.Workspaces;

/// <summary>Experiences as tests need them: for all users, one variation, one variable.</summary>
internal static class ExperienceDocuments
{
    public static ExperienceContent SimpleContent(string key, string value = "Hello", string? id = "1") =>
        new()
        {
            Key = key,
            Name = $"Experience {key}",
            Audiences =
            [
                new AudienceContent
                {
                    Id = id is null ? null : "1A",
                    Name = "All Users",
                    Variations =
                    [
                        new VariationContent
                        {
                            Id = id,
                            Name = "Default",
                            Percentage = 100,
                            Variables = [Text("title", value)],
                        },
                    ],
                },
            ],
        };

    public static Variable Text(string name, string value) =>
        new()
        {
            Name = name,
            DataType = VariableType.String,
            Value = new TemplateValueSource(value),
        };

    /// <summary>A document as the publish use case would have written it.</summary>
    public static DocumentChange Published(
        string id,
        ExperienceContent content,
        ExperienceState state = ExperienceState.Published
    ) =>
        DocumentChange.Create(
            WorkspaceKinds.Experience,
            id,
            WorkspaceJson.Write(
                new ExperienceRecord
                {
                    Live = content,
                    State = state,
                    PublishedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
                }
            ),
            content.Key
        );

    public static DocumentChange Draft(string id, ExperienceContent content) =>
        DocumentChange.Create(
            WorkspaceKinds.Experience,
            id,
            WorkspaceJson.Write(new ExperienceRecord { Draft = content }),
            content.Key
        );

    /// <summary>24 hexadecimal digits.</summary>
    public static string Id(int number) => number.ToString("x24");
}
