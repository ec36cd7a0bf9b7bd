using System.Text;
using Attune.Core.Segments;
using Attune.Core.Users;
using Attune.Core.Workspaces;
using Attune.Storage.Documents;
using Attune.Storage.Segments;
using Attune.Storage.Tests.Databases;
using Attune.Storage.Tests.Users;

namespace Attune.Storage.Tests.Segments;

/// <summary>Files of ids worked off over real users, in either database.</summary>
public sealed class SegmentUploadTests(TestPostgres postgres) : UserTests(postgres)
{
    private const string Segment = "00000000000000000000000a";
    private long number;

    [Theory]
    [EachDatabase]
    public async Task AFile_BringsItsUsersIn_AndCountsThoseItDidNotFind(DatabaseDialect dialect)
    {
        var bed = await OpenWithUsersAsync(dialect, 2_500);
        var store = new SegmentStore(bed.Database);

        var over = await RunAsync(bed, store, SegmentOperation.Add, Ids(0, 2_000).Append("nobody").Append("a,b"));

        Assert.Equal(SegmentUploadState.Done, over.State);
        Assert.Equal((2_002, 2_001, 2_000), (over.ValuesFound, over.ValuesProcessed, over.Users));
        Assert.Equal(2_000, await store.CountAsync(UserTestBed.Workspace, Segment, Cancellation));
        Assert.True((await bed.CustomerAsync("c1999")).Segments.Contains(Segment));
        Assert.False((await bed.CustomerAsync("c2000")).Segments.Contains(Segment));
    }

    [Theory]
    [EachDatabase]
    public async Task Replacing_BringsInAndSendsOut(DatabaseDialect dialect)
    {
        var bed = await OpenWithUsersAsync(dialect, 30);
        var store = new SegmentStore(bed.Database);
        await RunAsync(bed, store, SegmentOperation.Add, Ids(0, 20));

        await RunAsync(bed, store, SegmentOperation.Replace, Ids(15, 15));

        Assert.Equal(15, await store.CountAsync(UserTestBed.Workspace, Segment, Cancellation));
        Assert.Equal(Ids(15, 15), await MembersAsync(bed, 30));

        await RunAsync(bed, store, SegmentOperation.Remove, Ids(15, 5));
        Assert.Equal(Ids(20, 10), await MembersAsync(bed, 30));
        Assert.Equal(10, await store.CountAsync(UserTestBed.Workspace, Segment, Cancellation));
    }

    [Theory]
    [EachDatabase]
    public async Task AFileThatWasCutShort_GoesOnWhereItStopped(DatabaseDialect dialect)
    {
        var bed = await OpenWithUsersAsync(dialect, 30);
        var store = new SegmentStore(bed.Database);
        var upload = await StoreAsync(store, SegmentOperation.Replace, [Ids(0, 10), Ids(10, 10), Ids(20, 10)]);
        // A server that died in the second piece: its users are in, but nothing says so.
        var run = new SegmentUploadRun(
            store,
            new NoFiles(),
            bed.Directory,
            new DocumentStore(bed.Database, Time),
            Time
        );
        await bed.ApplyAsync([
            .. Ids(0, 15)
                .Select(id => new UserChange
                {
                    Identifiers = [new(Identifier.CustomerId, id)],
                    JoinSegments = [Segment],
                }),
        ]);
        await store.UpdateAsync(
            upload with
            {
                State = SegmentUploadState.Running,
                PiecesDone = 1,
                ValuesFound = 10,
                ValuesProcessed = 10,
                Users = 10,
            },
            Cancellation
        );

        var next = await store.NextAsync(Cancellation);
        var over = await run.RunAsync(next!, Cancellation);

        Assert.Equal(30, over.Users);
        Assert.Equal(Ids(0, 30), await MembersAsync(bed, 30));
        Assert.Null(await store.NextAsync(Cancellation));
    }

    [Theory]
    [EachDatabase]
    public async Task Replacing_SparesWhoCameInUnderAnotherProfile(DatabaseDialect dialect)
    {
        var bed = await OpenWithUsersAsync(dialect, 4);
        var store = new SegmentStore(bed.Database);
        await RunAsync(bed, store, SegmentOperation.Add, ["c0"]);
        await bed.Directory.MergeAsync(UserTestBed.Workspace, [new MergePair("c0", "c1")], Cancellation);

        await RunAsync(bed, store, SegmentOperation.Replace, ["c1"]);
        Assert.True((await bed.CustomerAsync("c1")).Segments.Contains(Segment));

        await RunAsync(bed, store, SegmentOperation.Replace, ["c2"]);
        Assert.False((await bed.CustomerAsync("c1")).Segments.Contains(Segment));
        Assert.True((await bed.CustomerAsync("c2")).Segments.Contains(Segment));
    }

    [Theory]
    [EachDatabase]
    public async Task AnErasedUser_IsOnNoListAnyMore(DatabaseDialect dialect)
    {
        var bed = await OpenWithUsersAsync(dialect, 3);
        var store = new SegmentStore(bed.Database);
        var documents = new DocumentStore(bed.Database, Time);
        await documents.CreateWorkspaceAsync(UserTestBed.Workspace, [], Actor.System, Cancellation);
        await documents.WriteAsync(
            UserTestBed.Workspace,
            [Core.Workspaces.Documents.DocumentChange.Create(WorkspaceKinds.Segment, Segment, "{}"u8.ToArray())],
            Actor.System,
            Cancellation
        );
        await RunAsync(bed, store, SegmentOperation.Add, Ids(0, 3));
        var user = await bed.CustomerAsync("c1");

        await new SegmentErasure(store).EraseAsync(UserTestBed.Workspace, [user.Id], [], Cancellation);

        Assert.Equal(2, await store.CountAsync(UserTestBed.Workspace, Segment, Cancellation));
    }

    [Theory]
    [EachDatabase]
    public async Task Uploads_AreListedNewestFirst_AndForgottenInTime(DatabaseDialect dialect)
    {
        var bed = await OpenWithUsersAsync(dialect, 1);
        var store = new SegmentStore(bed.Database);
        var first = await RunAsync(bed, store, SegmentOperation.Add, ["c0"]);
        Time.Advance(TimeSpan.FromDays(31));
        var second = await RunAsync(bed, store, SegmentOperation.Remove, ["c0"]);

        var listed = await store.ListUploadsAsync(UserTestBed.Workspace, Segment, 10, Cancellation);
        Assert.Equal([second.Id, first.Id], listed.Select(upload => upload.Id));

        await store.TrimAsync(Time.GetUtcNow() - SegmentLimits.UploadsKept, Cancellation);
        listed = await store.ListUploadsAsync(UserTestBed.Workspace, null, 10, Cancellation);
        Assert.Equal([second.Id], listed.Select(upload => upload.Id));
    }

    private static string[] Ids(int from, int count) => [.. Enumerable.Range(from, count).Select(id => $"c{id}")];

    private async Task<UserTestBed> OpenWithUsersAsync(DatabaseDialect dialect, int count)
    {
        var bed = await OpenAsync(dialect);
        foreach (var part in Ids(0, count).Chunk(500))
        {
            await bed.ApplyAsync([
                .. part.Select(id => new UserChange { Identifiers = [new(Identifier.CustomerId, id)] }),
            ]);
        }
        return bed;
    }

    private async Task<SegmentUpload> RunAsync(
        UserTestBed bed,
        SegmentStore store,
        SegmentOperation operation,
        IEnumerable<string> lines
    )
    {
        var upload = await StoreAsync(
            store,
            operation,
            [
                [.. lines],
            ]
        );
        var run = new SegmentUploadRun(
            store,
            new NoFiles(),
            bed.Directory,
            new DocumentStore(bed.Database, Time),
            Time
        );
        return await run.RunAsync(upload, Cancellation);
    }

    private async Task<SegmentUpload> StoreAsync(SegmentStore store, SegmentOperation operation, string[][] pieces)
    {
        var upload = await store.CreateUploadAsync(
            new SegmentUpload
            {
                Id = $"{++number:x32}",
                WorkspaceId = UserTestBed.Workspace,
                SegmentId = Segment,
                SegmentName = "chosen",
                Operation = operation,
                Attribute = Identifier.CustomerId,
                State = SegmentUploadState.Receiving,
                CreatedAt = Time.GetUtcNow(),
            },
            Cancellation
        );
        for (var piece = 0; piece < pieces.Length; piece++)
        {
            var lines = Encoding.UTF8.GetBytes(string.Join('\n', pieces[piece]) + "\n");
            await store.AppendPieceAsync(upload, piece, lines, Cancellation);
        }
        upload = upload with { State = SegmentUploadState.Waiting, Pieces = pieces.Length };
        await store.UpdateAsync(upload, Cancellation);
        return upload;
    }

    private static async Task<IEnumerable<string>> MembersAsync(UserTestBed bed, int count)
    {
        var members = new List<string>();
        foreach (var id in Ids(0, count))
        {
            if ((await bed.CustomerAsync(id)).Segments.Contains(Segment))
            {
                members.Add(id);
            }
        }
        return members;
    }

    private sealed class NoFiles : ISegmentFiles
    {
        public Task FetchAsync(
            string url,
            long maximumBytes,
            Func<Stream, CancellationToken, Task> read,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public Task<bool> NotifyAsync(string url, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
