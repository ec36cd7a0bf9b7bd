using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Storage.Tests.Databases;
using CsCheck;

namespace Attune.Storage.Tests.Users;

/// <summary>Any operations in any order: the directory says what the naive model says, also across folds, restarts and evictions.</summary>
public sealed class UserModelTests(TestPostgres postgres) : UserTests(postgres)
{
    private static readonly Identifier[] Names =
    [
        .. Enumerable.Range(0, 4).Select(i => new Identifier(Identifier.CustomerId, $"c{i}")),
        .. Enumerable.Range(0, 4).Select(i => new Identifier(Identifier.VisitorId, $"v{i}")),
        .. Enumerable.Range(0, 3).Select(i => new Identifier(Identifier.Email, $"e{i}@example.com")),
        .. Enumerable.Range(0, 2).Select(i => new Identifier("loyalty", $"l{i}")),
    ];

    private static readonly Guid[] Uuids = Enumerable
        .Range(1, 12)
        .Select(i => new Guid(i, 0, 0, new byte[8]))
        .ToArray();

    private static readonly Gen<UserEvent> Event = Gen.Select(
        Gen.Int[0, 2].Select(i => ((string[])["E", "F", "MOE_PERSONALIZATION_MESSAGE_SHOWN"])[i]),
        Gen.Int[0, 60],
        Gen.Int[-12, 11],
        (name, daysAgo, uuid) =>
            new UserEvent
            {
                Name = name,
                TimeMs = Start.AddDays(-daysAgo).ToUnixTimeMilliseconds(),
                Uuid = uuid < 0 ? null : Uuids[uuid],
            }
    );

    private static readonly Gen<Step> Change = Gen.Select(
        Gen.Int[-1, 3],
        Gen.Int[-2, 3],
        Gen.Int[-4, 4],
        Gen.Int[-3, 3],
        Event.List[0, 3],
        Gen.Bool,
        (customer, visitor, other, set, events, create) =>
        {
            var names = new List<Identifier>();
            if (customer >= 0)
            {
                names.Add(Names[customer]);
            }
            if (visitor >= 0)
            {
                names.Add(Names[4 + visitor]);
            }
            if (other >= 0 || names.Count == 0)
            {
                names.Add(Names[8 + Math.Max(0, other)]);
            }
            var attributes = set switch
            {
                -3 or -2 => AttributeSet.Empty,
                -1 => AttributeSet.Empty.With("colour", "red"),
                3 => AttributeSet.Empty.With("colour", "blue").With("loyalty", "l1"),
                _ => AttributeSet.Empty.With("u_em", $"e{set}@example.com"),
            };
            return new Step
            {
                Change = new UserChange
                {
                    Identifiers = names,
                    Set = attributes,
                    Events = events,
                    CreateIfMissing = create,
                },
            };
        }
    );

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (20, Change),
        (3, Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], (a, b) => new Step { Merge = new MergePair($"c{a}", $"c{b}") })),
        (1, Gen.Int[0, Names.Length - 1].Select(i => new Step { Erase = Names[i] })),
        (2, Gen.Const(new Step { Fold = true })),
        (1, Gen.Const(new Step { Restart = true }))
    );

    [Fact]
    public async Task AnyOperations_GiveWhatTheModelGives_OnSqlite() =>
        await AnyStep
            .List[1, 40]
            .SampleAsync(steps => RunAsync(DatabaseDialect.Sqlite, steps), iter: 25, threads: 1, print: Print);

    [Fact]
    public async Task AnyOperations_GiveWhatTheModelGives_OnPostgres() =>
        await AnyStep
            .List[1, 40]
            .SampleAsync(steps => RunAsync(DatabaseDialect.Postgres, steps), iter: 6, threads: 1, print: Print);

    private static string Print(List<Step> steps) => string.Join('\n', steps);

    private async Task RunAsync(DatabaseDialect database, List<Step> steps)
    {
        // So little memory that users come and go, and a workspace of its own for each run, since the database is kept.
        var settings = new UserSettings { MemoryBytes = 9_000 };
        var workspace = Guid.NewGuid().ToString("N");
        var model = new UserModel();
        var bed = await OpenAsync(database, settings);
        foreach (var step in steps)
        {
            Time.Advance(TimeSpan.FromMilliseconds(10));
            if (step.Change is { } change)
            {
                var outcome = await bed.ApplyAsync(change, workspace);
                var expected = model.Apply(change);
                Assert.True(
                    expected == (outcome.Status, outcome.EventsCounted),
                    $"{step}: expected {expected}, was {outcome.Status}, {outcome.EventsCounted}"
                );
            }
            else if (step.Merge is { } pair)
            {
                var outcome = await bed.Directory.MergeAsync(workspace, [pair], Cancellation);
                var now = Time.GetUtcNow().ToUnixTimeMilliseconds();
                Assert.Equal([model.Merge(pair.MergedUser, pair.RetainedUser, now)], outcome);
            }
            else if (step.Erase is { } identifier)
            {
                var outcome = await bed.Directory.DeleteAsync(workspace, identifier, TimeSpan.Zero, Cancellation);
                Assert.Equal(model.Erase(identifier), outcome.Users);
            }
            else if (step.Fold)
            {
                await bed.FoldAsync();
            }
            else
            {
                bed = await OpenAsync(database, settings);
            }
            await CompareAsync(bed, model, workspace);
        }
    }

    private static async Task CompareAsync(UserTestBed bed, UserModel model, string workspace)
    {
        var seen = new Dictionary<ModelUser, Guid>();
        foreach (var name in Names)
        {
            var expected = model.Find(name);
            var actual = await bed.FindAsync(name.Kind, name.Value, workspace);
            if (expected is null)
            {
                Assert.Null(actual);
                continue;
            }
            Assert.NotNull(actual);
            Assert.Equal(seen.GetValueOrDefault(expected, actual.Id), actual.Id);
            seen[expected] = actual.Id;
            Assert.Equal(expected.Customer, actual.CustomerId);
            if (expected.Bucket is not null)
            {
                Assert.Equal(expected.Bucket, actual.BucketingId);
            }
            var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (key, value) in actual.Attributes)
            {
                if (value.Kind == AttributeKind.String)
                {
                    attributes.Add(key, value.AsString());
                }
            }
            Assert.Equal(expected.Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal), attributes);
            var events = new List<(string, long)>();
            foreach (var happened in actual.Events.Enumerate())
            {
                events.Add((happened.Name, happened.TimeMs));
            }
            Assert.Equal(expected.Events.Order(), events.Order());
        }
        Assert.Equal(seen.Count, seen.Values.Distinct().Count());
    }

    private sealed record Step
    {
        public UserChange? Change { get; init; }

        public MergePair? Merge { get; init; }

        public Identifier? Erase { get; init; }

        public bool Fold { get; init; }

        public bool Restart { get; init; }

        public override string ToString() =>
            Change is { } change
                ? $"Change [{string.Join(", ", change.Identifiers)}] set {change.Set} events "
                    + $"[{string.Join(", ", change.Events.Select(e => $"{e.Name}@{e.TimeMs}#{e.Uuid}"))}] create {change.CreateIfMissing}"
            : Merge is { } pair ? $"Merge {pair.MergedUser} into {pair.RetainedUser}"
            : Erase is { } identifier ? $"Erase {identifier}"
            : Fold ? "Fold"
            : "Restart";
    }
}
