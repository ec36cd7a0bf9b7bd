using System.Text;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Storage.Tests.Documents;

/// <summary>What every document store must do.</summary>
public abstract class DocumentStoreContract : IAsyncLifetime
{
    private const string Workspace = "shop";
    private static readonly Actor Anna = Actor.Key("k1", "Anna's key");
    private static readonly Actor Ben = Actor.Key("k2", "Ben's key");

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private IDocumentStore store = null!;

    protected abstract Task<IDocumentStore> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        store = await OpenAsync();
        await store.CreateWorkspaceAsync(Workspace, [], Actor.System, Token);
    }

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task Create_KeepsTheRecordToTheByte()
    {
        const string json =
            """{"b":1,"a":"Ünïcode 🛍 \u0000 \\ '","big":123456789012345678901234567890,"a ":[1.0,null]}""";

        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8(json)));

        var read = await store.GetAsync(Workspace, "block", "one", Token);
        Assert.Equal(json, Text(read!.Json));
        Assert.Equal(1, read.Version);
        Assert.Equal(Anna, read.CreatedBy);
        Assert.Equal(Time.GetUtcNow(), read.CreatedAt);
        Assert.Equal(Time.GetUtcNow(), read.UpdatedAt);
    }

    [Fact]
    public async Task Get_OfWhatDoesNotExist_IsNull()
    {
        Assert.Null(await store.GetAsync(Workspace, "block", "one", Token));
        Assert.Null(await store.FindByNameAsync(Workspace, "block", "one", Token));
    }

    [Fact]
    public async Task Update_KeepsWhoCreatedAndTellsWhoUpdated()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1")));
        var created = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromHours(1));

        var read = (await store.GetAsync(Workspace, "block", "one", Token))!;
        var result = await WriteAsync(Ben, DocumentChange.Update(read, Utf8("2")));

        Assert.Equal([2L], result.Versions);
        var updated = (await store.GetAsync(Workspace, "block", "one", Token))!;
        Assert.Equal("2", Text(updated.Json));
        Assert.Equal((created, Anna), (updated.CreatedAt, updated.CreatedBy));
        Assert.Equal((Time.GetUtcNow(), Ben), (updated.UpdatedAt, updated.UpdatedBy));
    }

    [Fact]
    public async Task Update_AtAVersionThatHasPassed_ChangesNothingAndTellsTheVersion()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1")));
        var stale = (await store.GetAsync(Workspace, "block", "one", Token))!;
        await WriteAsync(Anna, DocumentChange.Update(stale, Utf8("2")));

        var result = await WriteAsync(Ben, DocumentChange.Update(stale, Utf8("3")));

        Assert.Equal(DocumentWriteStatus.VersionConflict, result.Status);
        Assert.Equal(new DocumentKey("block", "one"), result.Conflict);
        Assert.Equal(2, result.ConflictVersion);
        Assert.Equal("2", Text((await store.GetAsync(Workspace, "block", "one", Token))!.Json));
    }

    [Fact]
    public async Task Create_OfWhatExists_IsAConflict()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1")));

        var result = await WriteAsync(Ben, DocumentChange.Create("block", "one", Utf8("2")));

        Assert.Equal(DocumentWriteStatus.VersionConflict, result.Status);
        Assert.Equal(1, result.ConflictVersion);
    }

    [Fact]
    public async Task Write_ThatIsRefused_UndoesItsNeighboursAndTheConfigurationVersion()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "taken", Utf8("1")));
        var before = await ConfigurationVersionAsync();

        var result = await WriteAsync(
            Ben,
            DocumentChange.Create("block", "new", Utf8("2")),
            DocumentChange.Create("block", "taken", Utf8("3"))
        );

        Assert.False(result.IsWritten);
        Assert.Equal(before, result.ConfigurationVersion);
        Assert.Equal(before, await ConfigurationVersionAsync());
        Assert.Null(await store.GetAsync(Workspace, "block", "new", Token));
        Assert.Single(await store.AuditAsync(Workspace, new AuditQuery(), Token));
    }

    [Fact]
    public async Task Write_OfSeveralDocuments_MovesTheConfigurationOnByOne()
    {
        var before = await ConfigurationVersionAsync();

        var result = await WriteAsync(
            Anna,
            DocumentChange.Create("block", "one", Utf8("1")),
            DocumentChange.Create("catalog", "two", Utf8("2"))
        );

        Assert.Equal(before + 1, result.ConfigurationVersion);
        Assert.Equal(before + 1, (await store.GetAsync(Workspace, "catalog", "two", Token))!.ConfigurationVersion);
    }

    [Fact]
    public async Task Name_IsUniqueAmongTheLivingOfAKind()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1"), "header"));

        var result = await WriteAsync(Anna, DocumentChange.Create("block", "two", Utf8("2"), "header"));

        Assert.Equal(DocumentWriteStatus.NameTaken, result.Status);
        Assert.Equal(new DocumentKey("block", "one"), result.Conflict);
        Assert.True((await WriteAsync(Anna, DocumentChange.Create("set", "two", Utf8("2"), "header"))).IsWritten);
        Assert.True((await WriteAsync(Anna, DocumentChange.Create("block", "three", Utf8("3"), "Header"))).IsWritten);
        Assert.Equal("one", (await store.FindByNameAsync(Workspace, "block", "header", Token))!.Id);
    }

    [Fact]
    public async Task Name_IsFreeAgainAfterDeletion_AlsoWithinOneWrite()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1"), "header"));
        var one = (await store.GetAsync(Workspace, "block", "one", Token))!;

        var result = await WriteAsync(
            Anna,
            DocumentChange.Delete(one),
            DocumentChange.Create("block", "two", Utf8("2"), "header")
        );

        Assert.True(result.IsWritten);
        Assert.Equal("two", (await store.FindByNameAsync(Workspace, "block", "header", Token))!.Id);
    }

    [Fact]
    public async Task Delete_EndsTheDocumentAndKeepsItsHistory()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1"), "header"));
        var one = (await store.GetAsync(Workspace, "block", "one", Token))!;

        var result = await WriteAsync(Ben, DocumentChange.Delete(one));

        Assert.Equal([2L], result.Versions);
        Assert.Null(await store.GetAsync(Workspace, "block", "one", Token));
        Assert.Empty(await store.ListAsync(Workspace, "block", Token));
        var deletion = (await store.GetRevisionAsync(Workspace, "block", "one", 2, Token))!;
        Assert.Equal(("1", null), (Text(deletion.Before), deletion.After is null ? null : "something"));
        Assert.Equal("header", deletion.Name);
    }

    [Fact]
    public async Task Create_AfterDeletion_GoesOnWithTheVersions()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1")));
        await WriteAsync(Anna, DocumentChange.Delete((await store.GetAsync(Workspace, "block", "one", Token))!));
        Time.Advance(TimeSpan.FromDays(1));

        var result = await WriteAsync(Ben, DocumentChange.Create("block", "one", Utf8("3")));

        Assert.Equal([3L], result.Versions);
        var read = (await store.GetAsync(Workspace, "block", "one", Token))!;
        Assert.Equal((Ben, Time.GetUtcNow()), (read.CreatedBy, read.CreatedAt));
    }

    [Fact]
    public async Task Delete_OfWhatDoesNotExist_WithoutExpectation_ChangesNothing()
    {
        var result = await WriteAsync(
            Anna,
            new DocumentChange
            {
                Kind = "block",
                Id = "one",
                Action = "block.delete",
            }
        );

        Assert.True(result.IsWritten);
        Assert.Empty(await store.AuditAsync(Workspace, new AuditQuery(), Token));
    }

    [Fact]
    public async Task Secret_IsReadWithTheDocumentAndNeverKeptInItsHistory()
    {
        byte[] secret = [0, 1, 2, 255];
        await WriteAsync(Anna, DocumentChange.Create("key", "one", Utf8("1")) with { Secret = secret });
        var one = (await store.GetAsync(Workspace, "key", "one", Token))!;
        Assert.Equal(secret, one.Secret!.Value.ToArray());

        await WriteAsync(Anna, DocumentChange.Update(one, Utf8("2")));
        Assert.Equal(secret, (await store.GetAsync(Workspace, "key", "one", Token))!.Secret!.Value.ToArray());

        await WriteAsync(
            Anna,
            new DocumentChange
            {
                Kind = "key",
                Id = "one",
                Action = "key.revoke",
            }
        );
        await WriteAsync(Anna, DocumentChange.Create("key", "one", Utf8("3")));
        Assert.Null((await store.GetAsync(Workspace, "key", "one", Token))!.Secret);
        Assert.All(
            (await store.LoadAsOfAsync(Workspace, 2, Token))!.Documents,
            document => Assert.Null(document.Secret)
        );
    }

    [Fact]
    public async Task List_IsOrderedByIdAsBytesAre()
    {
        foreach (var id in new[] { "b", "a", "B", "é", "_", "10", "9" })
        {
            await WriteAsync(Anna, DocumentChange.Create("block", id, Utf8("0")));
        }
        await WriteAsync(Anna, DocumentChange.Create("other", "x", Utf8("0")));

        var ids = (await store.ListAsync(Workspace, "block", Token)).Select(document => document.Id);

        Assert.Equal(["10", "9", "B", "_", "a", "b", "é"], ids);
    }

    [Fact]
    public async Task Load_GivesAllDocumentsAndTheVersionThatTheyMakeUp()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1")));
        var last = await WriteAsync(
            Anna,
            DocumentChange.Create("audience", "two", Utf8("2")) with
            {
                Secret = new byte[] { 9 },
            }
        );

        var set = (await store.LoadAsync(Workspace, null, Token))!;

        Assert.Equal(last.ConfigurationVersion, set.ConfigurationVersion);
        Assert.Equal(["two", "one"], set.Documents.Select(document => document.Id));
        Assert.NotNull(set.Documents[0].Secret);
    }

    [Fact]
    public async Task Load_OfSomeKinds_GivesThoseOnly()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1")));
        await WriteAsync(Anna, DocumentChange.Create("audience", "two", Utf8("2")));
        await WriteAsync(Anna, DocumentChange.Create("segment", "three", Utf8("3")));

        var set = (await store.LoadAsync(Workspace, ["segment", "block", "catalog"], Token))!;

        Assert.Equal(["one", "three"], set.Documents.Select(document => document.Id));
        Assert.Equal(4, set.ConfigurationVersion);
        Assert.Empty((await store.LoadAsync(Workspace, ["catalog"], Token))!.Documents);
    }

    [Fact]
    public async Task Load_OfAnEmptyWorkspace_IsEmpty_AndOfNone_IsNull()
    {
        Assert.Empty((await store.LoadAsync(Workspace, null, Token))!.Documents);
        Assert.Null(await store.LoadAsync("nobody", null, Token));
    }

    [Fact]
    public async Task LoadAsOf_GivesTheDocumentsOfThatMoment()
    {
        var first = await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1"), "old"));
        var one = (await store.GetAsync(Workspace, "block", "one", Token))!;
        var second = await WriteAsync(
            Ben,
            DocumentChange.Update(one, Utf8("2")) with
            {
                Name = "new",
            },
            DocumentChange.Create("block", "two", Utf8("3"))
        );
        await WriteAsync(
            Ben,
            new DocumentChange
            {
                Kind = "block",
                Id = "one",
                Action = "block.delete",
            }
        );

        var early = (await store.LoadAsOfAsync(Workspace, first.ConfigurationVersion, Token))!;
        var late = (await store.LoadAsOfAsync(Workspace, second.ConfigurationVersion, Token))!;

        Assert.Equal(
            ("1", "old", 1L),
            (Text(early.Documents[0].Json), early.Documents[0].Name!, early.Documents[0].Version)
        );
        Assert.Single(early.Documents);
        Assert.Equal(["2", "3"], late.Documents.Select(document => Text(document.Json)!));
        Assert.Equal((Anna, Ben), (late.Documents[0].CreatedBy, late.Documents[0].UpdatedBy));
        Assert.Null(await store.LoadAsOfAsync(Workspace, 1_000, Token));
        Assert.Null(await store.LoadAsOfAsync("nobody", 1, Token));
    }

    [Fact]
    public async Task Audit_TellsWhoWhenBeforeAndAfter()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1")));
        Time.Advance(TimeSpan.FromMinutes(1));
        var one = (await store.GetAsync(Workspace, "block", "one", Token))!;
        await WriteAsync(Ben, DocumentChange.Update(one, Utf8("2"), "block.rename") with { RestoredFrom = 1 });

        var audit = await store.AuditAsync(Workspace, new AuditQuery(), Token);

        Assert.Equal(["block.rename", "block.create"], audit.Select(entry => entry.Action));
        var entry = audit[0];
        Assert.Equal(("1", "2"), (Text(entry.Before), Text(entry.After)));
        Assert.Equal(
            (Ben, Time.GetUtcNow(), 2L, 1L),
            (entry.Actor, entry.At, entry.Version, entry.RestoredFrom!.Value)
        );
        Assert.Null(audit[1].Before);
    }

    [Fact]
    public async Task Audit_WithoutRecords_TellsTheRest()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1"), "header"));

        var entry = (await store.AuditAsync(Workspace, new AuditQuery { WithRecords = false }, Token)).Single();

        Assert.Equal((null, null), (Text(entry.Before), Text(entry.After)));
        Assert.Equal(("block.create", "header", Anna), (entry.Action, entry.Name!, entry.Actor));
    }

    [Fact]
    public async Task Audit_IsNarrowedByEachCondition()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("1")));
        Time.Advance(TimeSpan.FromMinutes(1));
        var middle = Time.GetUtcNow();
        await WriteAsync(Ben, DocumentChange.Create("block", "two", Utf8("2")));
        Time.Advance(TimeSpan.FromMinutes(1));
        await WriteAsync(Ben, DocumentChange.Create("set", "one", Utf8("3")));

        Assert.Equal(["two", "one"], await IdsAsync(new AuditQuery { Kind = "block" }));
        Assert.Equal(["one"], await IdsAsync(new AuditQuery { Kind = "block", Id = "one" }));
        Assert.Equal(["one", "two"], await IdsAsync(new AuditQuery { ActorId = Ben.Id }));
        Assert.Equal(["one"], await IdsAsync(new AuditQuery { Action = "set.create" }));
        Assert.Equal(["one", "two"], await IdsAsync(new AuditQuery { From = middle }));
        Assert.Equal(["one"], await IdsAsync(new AuditQuery { To = middle }));
    }

    [Fact]
    public async Task Audit_IsReadInPagesWithoutGapsOrRepeats()
    {
        await WriteAsync(
            Anna,
            [.. Enumerable.Range(0, 7).Select(i => DocumentChange.Create("block", $"a{i}", Utf8("0")))]
        );
        await WriteAsync(Anna, DocumentChange.Create("block", "b", Utf8("0")));

        var seen = new List<string>();
        long? before = null;
        while (true)
        {
            var page = await store.AuditAsync(Workspace, new AuditQuery { Limit = 3, BeforeSequence = before }, Token);
            seen.AddRange(page.Select(entry => entry.Id));
            if (page.Count == 0)
            {
                break;
            }
            before = page[^1].Sequence;
        }

        Assert.Equal(["b", "a6", "a5", "a4", "a3", "a2", "a1", "a0"], seen);
    }

    [Fact]
    public async Task Workspaces_DoNotSeeEachOther()
    {
        await store.CreateWorkspaceAsync(
            "other",
            [DocumentChange.Create("block", "theirs", Utf8("2"), "header")],
            Ben,
            Token
        );
        await WriteAsync(Anna, DocumentChange.Create("block", "ours", Utf8("1"), "header"));

        Assert.Null(await store.GetAsync(Workspace, "block", "theirs", Token));
        Assert.Equal("ours", (await store.FindByNameAsync(Workspace, "block", "header", Token))!.Id);
        Assert.Single(await store.ListAsync(Workspace, "block", Token));
        Assert.Single((await store.LoadAsync(Workspace, null, Token))!.Documents);
        Assert.Single(await store.AuditAsync("other", new AuditQuery(), Token));
        Assert.Null(await store.GetRevisionAsync(Workspace, "block", "theirs", 1, Token));
    }

    [Fact]
    public async Task CreateWorkspace_ThatExists_LeavesItAsItIs()
    {
        var result = await store.CreateWorkspaceAsync(
            Workspace,
            [DocumentChange.Create("block", "x", Utf8("1"))],
            Anna,
            Token
        );

        Assert.Equal(DocumentWriteStatus.WorkspaceExists, result.Status);
        Assert.Null(await store.GetAsync(Workspace, "block", "x", Token));
        Assert.Equal([Workspace], (await store.ListWorkspacesAsync(Token)).Select(workspace => workspace.WorkspaceId));
    }

    [Fact]
    public async Task Write_ToAWorkspaceThatDoesNotExist_IsRefused()
    {
        var result = await store.WriteAsync("nobody", [DocumentChange.Create("block", "x", Utf8("1"))], Anna, Token);

        Assert.Equal(DocumentWriteStatus.NoWorkspace, result.Status);
    }

    [Fact]
    public async Task Write_AtOnce_LetsExactlyOneOfTheRivalsWin()
    {
        await WriteAsync(Anna, DocumentChange.Create("block", "one", Utf8("0")));
        var read = (await store.GetAsync(Workspace, "block", "one", Token))!;

        var results = await Task.WhenAll(
            Enumerable.Range(1, 12).Select(i => WriteAsync(Anna, DocumentChange.Update(read, Utf8($"{i}"))))
        );

        Assert.Equal(1, results.Count(result => result.IsWritten));
        Assert.Equal(2, (await store.GetAsync(Workspace, "block", "one", Token))!.Version);
    }

    [Fact]
    public async Task Write_AtOnce_ToDifferentDocuments_NumbersTheConfigurationWithoutGaps()
    {
        var before = await ConfigurationVersionAsync();

        var results = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => WriteAsync(Anna, DocumentChange.Create("block", $"d{i}", Utf8("0"))))
        );

        Assert.Equal(
            Enumerable.Range(1, 20).Select(i => before + i),
            results.Select(result => result.ConfigurationVersion).Order()
        );
    }

    [Theory]
    [InlineData("Block", "one", null)]
    [InlineData("", "one", null)]
    [InlineData("block", "", null)]
    [InlineData("block", "a\0b", null)]
    [InlineData("block", "one", "")]
    public async Task Write_OfWhatHasNoProperName_IsAMistakeOfTheProgram(string kind, string id, string? name) =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            WriteAsync(Anna, DocumentChange.Create(kind, id, Utf8("1"), name))
        );

    [Fact]
    public async Task Write_OfTooMuch_IsAMistakeOfTheProgram()
    {
        var large = new byte[DocumentLimits.MaximumBytes + 1];
        await Assert.ThrowsAsync<ArgumentException>(() =>
            WriteAsync(Anna, DocumentChange.Create("block", "one", large))
        );
        var twice = DocumentChange.Create("block", "one", Utf8("1"));
        await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(Anna, twice, twice));
        var many = Enumerable.Range(0, 1_001).Select(i => DocumentChange.Create("block", $"{i}", Utf8("1"))).ToArray();
        await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(Anna, many));
    }

    [Fact]
    public async Task Write_OfTheLargestRecord_IsKept()
    {
        var json = Utf8("\"" + new string('x', DocumentLimits.MaximumBytes - 2) + "\"");

        await WriteAsync(Anna, DocumentChange.Create("block", "one", json));

        Assert.Equal(
            DocumentLimits.MaximumBytes,
            (await store.GetAsync(Workspace, "block", "one", Token))!.Json.Length
        );
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ReadOnlyMemory<byte> Utf8(string json) => Encoding.UTF8.GetBytes(json);

    private static string? Text(ReadOnlyMemory<byte>? json) =>
        json is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    private Task<DocumentWriteResult> WriteAsync(Actor actor, params DocumentChange[] changes) =>
        store.WriteAsync(Workspace, changes, actor, Token);

    private async Task<long> ConfigurationVersionAsync() =>
        (await store.ListWorkspacesAsync(Token))
            .Single(workspace => workspace.WorkspaceId == Workspace)
            .ConfigurationVersion;

    private async Task<IEnumerable<string>> IdsAsync(AuditQuery query) =>
        (await store.AuditAsync(Workspace, query, Token)).Select(entry => entry.Id);
}
