using System.Collections.Concurrent;
using Attune.Core.Moving;
using Attune.Core.Storage;
using Attune.Core.Users;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Users;
using Attune.Storage.Documents;
using Attune.Storage.Moving;
using Attune.Storage.Postgres;
using Attune.Storage.Sqlite;
using Attune.Storage.Tests.Databases;
using Attune.Storage.Tests.Users;
using Attune.Storage.Users;
using Dapper;

namespace Attune.Storage.Tests.Moving;

/// <summary>Everything from SQLite to a real PostgreSQL, while it is written.</summary>
public sealed class DatabaseMoveTests(TestPostgres postgres) : UserTests(postgres)
{
    private readonly TestPostgres postgres = postgres;
    private bool isOver;

    [Fact]
    public async Task AMoveUnderLoad_LosesNothingThatWasAcknowledged_AndTheUsersGoOnOverThere()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        await WriteUsersAsync(bed, 0, 2_000);
        await bed.FoldAsync();
        var documents = new DocumentStore(bed.Database, Time);
        await documents.CreateWorkspaceAsync(
            UserTestBed.Workspace,
            [DocumentChange.Create("thing", "1", """{"a":"ä"}"""u8.ToArray(), "name")],
            Actor.System,
            Cancellation
        );
        var move = new DatabaseMove((SqliteDatabase)bed.Database, Time);
        var acknowledged = new ConcurrentBag<string>();
        var writers = Enumerable
            .Range(0, 4)
            .Select(writer => Task.Run(() => LoadAsync(bed, writer, acknowledged)))
            .ToArray();

        await move.RunAsync(connectionString, Cancellation);
        Volatile.Write(ref isOver, true);
        await Task.WhenAll(writers);

        Assert.True(move.Progress.Phase == MovePhase.Done, move.Progress.Error);
        Assert.Contains(move.Progress.Tables, table => table is { Table: "users", Rows: >= 2_000 });
        Assert.NotEmpty(acknowledged);
        // Reads are still answered, writes are not.
        Assert.NotNull(await bed.FindAsync(Identifier.CustomerId, "c7"));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await WriteUsersAsync(bed, 0, 1));
        await CloseAsync();

        await using var database = new PostgresDatabase(connectionString, Time);
        await database.OpenAsync(Cancellation);
        await using var store = new PostgresUserStore(database);
        await using var there = new UserTestBed(database, store, new PostgresEventUuidStore(database), Time)
        {
            Closing = store,
        };
        foreach (var customer in acknowledged)
        {
            Assert.NotNull(await there.FindAsync(Identifier.CustomerId, customer));
        }
        var user = await there.CustomerAsync("c7");
        Assert.Equal("c7@example.com", user.Attributes[Identifier.Email].AsString());
        Assert.Equal(1, user.Events.Count);
        var moved = await new DocumentStore(database, Time).GetAsync(UserTestBed.Workspace, "thing", "1", Cancellation);
        Assert.Equal("""{"a":"ä"}"""u8.ToArray(), moved!.Json.ToArray());

        // Numbers that the database gives go on, and an event that was counted there is not counted here.
        var again = await there.ApplyAsync(Change(7));
        Assert.Equal(1, again.EventsRepeated);
        await WriteUsersAsync(there, 10_000, 100);
        await there.FoldAsync();
        Assert.NotNull(await there.FindAsync(Identifier.CustomerId, "c10099"));
    }

    [Fact]
    public async Task ATargetThatIsNotEmpty_IsLeftAlone_AndTheServerGoesOn()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        await using (var other = new PostgresDatabase(connectionString, Time))
        {
            await other.OpenAsync(Cancellation);
            await new DocumentStore(other, Time).CreateWorkspaceAsync("theirs", [], Actor.System, Cancellation);
        }
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        var move = new DatabaseMove((SqliteDatabase)bed.Database, Time);

        await move.RunAsync(connectionString, Cancellation);

        Assert.Equal(MovePhase.Failed, move.Progress.Phase);
        Assert.Contains("not empty", move.Progress.Error);
        await WriteUsersAsync(bed, 0, 1);
    }

    [Fact]
    public async Task AMoveThatWasCutShort_IsBegunAgain()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        await WriteUsersAsync(bed, 0, 100);
        // What a server that was killed in the middle leaves: rows over there, and triggers here.
        await using (var half = new PostgresDatabase(connectionString, Time))
        {
            await half.OpenAsync(Cancellation);
            await half.WriteAsync(
                connection =>
                    connection.ExecuteAsync(
                        "CREATE TABLE move_unfinished (begun_at TEXT); "
                            + "INSERT INTO workspaces (id, created_at, configuration_version) VALUES ('half', 0, 0)"
                    ),
                Cancellation
            );
        }
        var sqlite = (SqliteDatabase)bed.Database;
        await sqlite.WriteAnywayAsync(session =>
        {
            ChangeCapture.Begin(session, [new MoveTable("jobs", ["id"], [0], [("id", "text")], 0)]);
            return true;
        });
        var move = new DatabaseMove(sqlite, Time);

        await move.RunAsync(connectionString, Cancellation);

        Assert.True(move.Progress.Phase == MovePhase.Done, move.Progress.Error);
        await using var database = new PostgresDatabase(connectionString, Time);
        await database.OpenAsync(Cancellation);
        Assert.Equal(
            0,
            await database.ReadAsync(
                connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM workspaces"),
                Cancellation
            )
        );
    }

    [Fact]
    public async Task AnUnreachableTarget_ChangesNothing()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        var move = new DatabaseMove((SqliteDatabase)bed.Database, Time);

        await move.RunAsync("Host=127.0.0.1;Port=1;Username=nobody;Password=secret-word;Timeout=2", Cancellation);

        Assert.Equal(MovePhase.Failed, move.Progress.Phase);
        Assert.DoesNotContain("secret-word", move.Progress.Error);
        await WriteUsersAsync(bed, 0, 1);
    }

    private async Task LoadAsync(UserTestBed bed, int writer, ConcurrentBag<string> acknowledged)
    {
        for (var number = 0; !Volatile.Read(ref isOver); number++)
        {
            var id = 100_000 + (writer * 1_000_000) + number;
            try
            {
                var outcome = await bed.Directory.ApplyAsync(
                    UserTestBed.Workspace,
                    [Change(id), Change(number % 2_000)],
                    Cancellation
                );
                Assert.Equal(ChangeStatus.Created, outcome[0].Status);
                acknowledged.Add($"c{id}");
            }
            catch (StorageUnavailableException)
            {
                return;
            }
        }
    }

    private static async Task WriteUsersAsync(UserTestBed bed, int from, int count)
    {
        foreach (var part in Enumerable.Range(from, count).Chunk(500))
        {
            await bed.ApplyAsync([.. part.Select(Change)]);
        }
    }

    private static UserChange Change(int id) =>
        new()
        {
            Identifiers = [new(Identifier.CustomerId, $"c{id}")],
            Set = AttributeSet.Empty.With(Identifier.Email, $"c{id}@example.com"),
            Events =
            [
                new UserEvent
                {
                    Name = "Bought",
                    TimeMs = Start.ToUnixTimeMilliseconds(),
                    Uuid = new Guid(id, 1, 2, new byte[8]),
                },
            ],
        };
}
