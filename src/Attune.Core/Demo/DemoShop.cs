using System.Text.Json;
using Attune.Core.Content.Catalogs;
using Attune.Core.Users;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Experiences;
using Attune.Core.Workspaces.Tenancy;
using Attune.Decisions.Users;

namespace Attune.Core.Demo;

/// <summary>
/// Fills a workspace with a small shop: users and what they did over the last weeks, a catalog, content and experiences.
/// May be repeated: a server that was killed half-way goes on where it stopped, and nothing comes twice.
/// </summary>
public sealed class DemoShop(
    IDocumentStore documents,
    ICatalogItemStore catalogItems,
    IUserDirectory users,
    TimeProvider time
)
{
    private const string CatalogId = "65b8fe1b8ddc4957c6726603";

    /// <summary>Fills the workspace where it is marked for the shop and not filled yet.</summary>
    public async Task FillAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var mark = await documents.GetAsync(workspaceId, WorkspaceKinds.Demo, WorkspaceKinds.OnlyId, cancellationToken);
        if (mark is null || DemoMark.IsComplete(mark.Json))
        {
            return;
        }

        await WriteItemsAsync(workspaceId, cancellationToken);
        await WriteUsersAsync(workspaceId, cancellationToken);

        // Configuration and mark in one transaction: the shop is open when all of it is there.
        var configuration = await ReadNewAsync(workspaceId, cancellationToken);
        var change = DocumentChange.Update(mark, DemoMark.Complete, "demo.complete");
        await documents.WriteAsync(workspaceId, [.. configuration, change], Actor.System, cancellationToken);
    }

    private async Task WriteItemsAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var items = ShopFiles
            .Read("items.json")
            .Select(item => new CatalogItem(
                item.GetProperty("id").GetString()!,
                JsonSerializer.SerializeToUtf8Bytes(item),
                now,
                now
            ))
            .ToList();
        await catalogItems.UpsertAsync(workspaceId, CatalogId, items, cancellationToken);
    }

    private async Task WriteUsersAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var missing = new List<UserChange>();
        foreach (var user in ShopFiles.Read("users.json"))
        {
            var identifier = new Identifier(Identifier.CustomerId, user.GetProperty("customer_id").GetString()!);
            if (await users.FindAsync(workspaceId, identifier, cancellationToken) is null)
            {
                missing.Add(ReadUser(user, identifier, now));
            }
        }

        if (missing.Count > 0)
        {
            await users.ApplyAsync(workspaceId, missing, cancellationToken);
        }
    }

    private static UserChange ReadUser(JsonElement user, Identifier identifier, DateTimeOffset now) =>
        new()
        {
            Identifiers = [identifier],
            Set = AttributeJson.ReadObject(user.GetProperty("attributes")),
            Events =
            [
                .. user.GetProperty("events")
                    .EnumerateArray()
                    .Select(happened => new UserEvent
                    {
                        Name = happened.GetProperty("name").GetString()!,
                        TimeMs = now.AddHours(-happened.GetProperty("hours_ago").GetInt32()).ToUnixTimeMilliseconds(),
                        Attributes = AttributeJson.ReadObject(happened.GetProperty("attributes")),
                    }),
            ],
        };

    private async Task<List<DocumentChange>> ReadNewAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var changes = new List<DocumentChange>();
        foreach (var document in ShopFiles.Read("content.json"))
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(document.GetProperty("record"));
            changes.Add(
                DocumentChange.Create(
                    document.GetProperty("kind").GetString()!,
                    document.GetProperty("id").GetString()!,
                    json,
                    document.GetProperty("name").GetString()
                )
            );
        }

        foreach (var experience in ShopFiles.Read("experiences.json"))
        {
            changes.Add(ReadExperience(experience));
        }

        var there = await documents.LoadAsync(workspaceId, kinds: null, cancellationToken);
        var known = there!.Documents.Select(document => document.Key).ToHashSet();
        return [.. changes.Where(change => !known.Contains(new DocumentKey(change.Kind, change.Id)))];
    }

    private DocumentChange ReadExperience(JsonElement experience)
    {
        // The season begins in the next December, so that there is always something to come.
        var year = time.GetUtcNow().Month == 12 ? time.GetUtcNow().Year + 1 : time.GetUtcNow().Year;
        var text = experience.GetRawText().Replace("YEAR-", $"{year}-", StringComparison.Ordinal);
        var record = WorkspaceJson.Read<ExperienceRecord>(System.Text.Encoding.UTF8.GetBytes(text)) with
        {
            PublishedAt = time.GetUtcNow(),
            PublishedBy = Actor.System,
        };
        return DocumentChange.Create(
            WorkspaceKinds.Experience,
            experience.GetProperty("id").GetString()!,
            WorkspaceJson.Write(record),
            record.Live!.Key
        );
    }
}
