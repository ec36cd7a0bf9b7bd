using System.Text;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Keys;

namespace Attune.Core.Tests.Workspaces.Keys;

public sealed class KeyTests : IAsyncLifetime
{
    private TestWorkspaces test = null!;

    public async ValueTask InitializeAsync() => test = await TestWorkspaces.StartAsync();

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task CreatedKey_OpensItsWorkspaceWithItsScopesAtOnce()
    {
        var created = await CreateAsync("Site", "personalize", "data");

        var key = test.Ring.Authenticate(TestWorkspaces.Workspace, created.Secret)!;

        Assert.Equal(created.Key.Id, key.KeyId);
        Assert.Equal("Site", key.Name);
        Assert.Equal(KeyScopes.Personalize | KeyScopes.Data, key.Scopes);
    }

    [Fact]
    public async Task CreatedKey_OpensNoOtherWorkspace()
    {
        var created = await CreateAsync("Site", "personalize");
        await test.Store.CreateWorkspaceAsync("other", [], Actor.System, Token);

        Assert.Null(test.Ring.Authenticate("other", created.Secret));
        Assert.Null(test.Ring.Authenticate("nobody", created.Secret));
        Assert.True(test.Ring.WorkspaceExists("other"));
        Assert.False(test.Ring.WorkspaceExists("nobody"));
        Assert.False(test.Ring.WorkspaceExists("SHOP"));
    }

    [Fact]
    public async Task GeneratedSecrets_Carry256BitsAndNeedNoQuoting()
    {
        var secrets = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            secrets.Add((await CreateAsync($"Key {i}", "data")).Secret);
        }

        Assert.Equal(20, secrets.Count);
        Assert.All(
            secrets,
            secret =>
            {
                Assert.StartsWith("attune_", secret);
                Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(secret.AsSpan("attune_".Length)).Length);
            }
        );
    }

    [Fact]
    public async Task Secret_IsStoredAsItsHashOnly_AndNotInTheAuditTrail()
    {
        var created = await CreateAsync("Site", "data");

        var document = (await test.Store.GetAsync(TestWorkspaces.Workspace, "api_key", created.Key.Id, Token))!;
        var expected = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(created.Secret));
        Assert.Equal(expected, document.Secret!.Value.ToArray());
        foreach (var entry in await test.Store.AuditAsync(TestWorkspaces.Workspace, new AuditQuery(), Token))
        {
            var text = Encoding.UTF8.GetString(entry.After!.Value.Span);
            Assert.DoesNotContain(created.Secret, text);
            Assert.DoesNotContain(Convert.ToHexStringLower(expected), text);
            Assert.DoesNotContain(Convert.ToBase64String(expected), text);
        }
    }

    [Theory]
    [InlineData("0123456789abcdef")]
    [InlineData("with: colons, spaces and ünïcode 🛍 ")]
    public async Task OperatorsOwnValue_IsTheSecret(string value)
    {
        var outcome = await test.Get<CreateKey>()
            .ExecuteAsync(
                TestWorkspaces.Workspace,
                Proposal("Own", "data") with
                {
                    Secret = value,
                },
                TestWorkspaces.Manager,
                Token
            );

        Assert.Equal(value, outcome.Value!.Secret);
        Assert.Null(outcome.Value.Key.Ending);
        Assert.NotNull(test.Ring.Authenticate(TestWorkspaces.Workspace, value));
        Assert.Null(test.Ring.Authenticate(TestWorkspaces.Workspace, value.AsSpan(0, value.Length - 1)));
        Assert.Null(test.Ring.Authenticate(TestWorkspaces.Workspace, value + "x"));
    }

    [Fact]
    public async Task WrongProposal_NamesEverythingThatIsWrong()
    {
        var proposal = new KeyProposal
        {
            Name = " ",
            Scopes = ["data", "fly"],
            Secret = "fifteen letters",
        };

        var outcome = await test.Get<CreateKey>()
            .ExecuteAsync(TestWorkspaces.Workspace, proposal, TestWorkspaces.Manager, Token);

        Assert.Equal(OutcomeStatus.Invalid, outcome.Status);
        Assert.Equal(["name", "scopes[1]", "secret"], outcome.Problems.Select(problem => problem.Path));
    }

    [Theory]
    [InlineData('\t')]
    [InlineData('\ud800')]
    public async Task Secret_ThatCouldNotBeSentInAHeader_IsRefused(char unfit)
    {
        var value = $"sixteen letters{unfit}and more";
        var outcome = await test.Get<CreateKey>()
            .ExecuteAsync(
                TestWorkspaces.Workspace,
                Proposal("Own", "data") with
                {
                    Secret = value,
                },
                TestWorkspaces.Manager,
                Token
            );

        Assert.Equal("secret", Assert.Single(outcome.Problems).Path);
    }

    [Fact]
    public async Task Secret_ThatAnotherKeyHas_IsRefused()
    {
        var proposal = Proposal("Twin", "data") with { Secret = TestWorkspaces.Secret };

        var outcome = await test.Get<CreateKey>()
            .ExecuteAsync(TestWorkspaces.Workspace, proposal, TestWorkspaces.Manager, Token);

        Assert.Equal("secret", Assert.Single(outcome.Problems).Path);
    }

    [Fact]
    public async Task Regenerate_EndsTheOldSecretAndKeepsTheKey()
    {
        var created = await CreateAsync("Site", "data");

        var regenerated = await test.Get<RegenerateKey>()
            .ExecuteAsync(TestWorkspaces.Workspace, created.Key.Id, created.Key.Version, TestWorkspaces.Manager, Token);

        Assert.Null(test.Ring.Authenticate(TestWorkspaces.Workspace, created.Secret));
        var key = test.Ring.Authenticate(TestWorkspaces.Workspace, regenerated.Value!.Secret)!;
        Assert.Equal(created.Key.Id, key.KeyId);
        Assert.Equal(KeyScopes.Data, key.Scopes);
        Assert.Equal(regenerated.Value.Secret[^4..], regenerated.Value.Key.Ending);
    }

    [Fact]
    public async Task Revoke_EndsTheKey()
    {
        var created = await CreateAsync("Site", "data");

        var outcome = await test.Get<RevokeKey>()
            .ExecuteAsync(TestWorkspaces.Workspace, created.Key.Id, null, TestWorkspaces.Manager, Token);

        Assert.True(outcome.IsDone);
        Assert.Null(test.Ring.Authenticate(TestWorkspaces.Workspace, created.Secret));
        Assert.Null(test.Ring.Find(TestWorkspaces.Workspace, created.Key.Id));
        Assert.Single(await test.Get<KeyDirectory>().ListAsync(TestWorkspaces.Workspace, Token));
    }

    [Fact]
    public async Task TheLastKeyThatMayManage_CanNeitherBeRevokedNorLoseTheScope()
    {
        var first = (await test.Get<KeyDirectory>().ListAsync(TestWorkspaces.Workspace, Token)).Single();

        var revoked = await test.Get<RevokeKey>()
            .ExecuteAsync(TestWorkspaces.Workspace, first.Id, null, TestWorkspaces.Operator, Token);
        var narrowed = await test.Get<UpdateKey>()
            .ExecuteAsync(
                TestWorkspaces.Workspace,
                first.Id,
                null,
                Proposal("First", "operate"),
                TestWorkspaces.Operator,
                Token
            );

        Assert.Equal(OutcomeStatus.WrongState, revoked.Status);
        Assert.Equal(OutcomeStatus.WrongState, narrowed.Status);
        await CreateAsync("Second", "manage");
        Assert.True(
            (
                await test.Get<RevokeKey>()
                    .ExecuteAsync(TestWorkspaces.Workspace, first.Id, null, TestWorkspaces.Operator, Token)
            ).IsDone
        );
    }

    [Fact]
    public async Task ChangeOfAKey_ThatHasMovedOn_IsAConflict()
    {
        var created = await CreateAsync("Site", "data");
        await test.Get<RegenerateKey>()
            .ExecuteAsync(TestWorkspaces.Workspace, created.Key.Id, 1, TestWorkspaces.Manager, Token);

        var regenerated = await test.Get<RegenerateKey>()
            .ExecuteAsync(TestWorkspaces.Workspace, created.Key.Id, 1, TestWorkspaces.Manager, Token);
        var revoked = await test.Get<RevokeKey>()
            .ExecuteAsync(TestWorkspaces.Workspace, created.Key.Id, 1, TestWorkspaces.Manager, Token);

        Assert.Equal((OutcomeStatus.VersionConflict, 2L), (regenerated.Status, regenerated.CurrentVersion));
        Assert.Equal(OutcomeStatus.VersionConflict, revoked.Status);
    }

    [Fact]
    public async Task KeyOfAnotherWorkspace_IsNotFound()
    {
        await test.Store.CreateWorkspaceAsync("other", [], Actor.System, Token);
        var created = await CreateAsync("Site", "data");

        var outcome = await test.Get<RevokeKey>()
            .ExecuteAsync("other", created.Key.Id, null, TestWorkspaces.Operator, Token);

        Assert.Equal(OutcomeStatus.NotFound, outcome.Status);
    }

    [Fact]
    public async Task Update_ChangesNameAndScopesAndKeepsTheSecret()
    {
        var created = await CreateAsync("Site", "data");

        var outcome = await test.Get<UpdateKey>()
            .ExecuteAsync(
                TestWorkspaces.Workspace,
                created.Key.Id,
                1,
                Proposal("Shop", "content", "data"),
                TestWorkspaces.Manager,
                Token
            );

        Assert.Equal(2, outcome.Value!.Version);
        var key = test.Ring.Authenticate(TestWorkspaces.Workspace, created.Secret)!;
        Assert.Equal(("Shop", KeyScopes.Data | KeyScopes.Content), (key.Name, key.Scopes));
    }

    [Fact]
    public async Task OperatorsScope_IsGivenByOperatorsOnly()
    {
        var proposal = Proposal("Root", "operate");
        var operators = (await test.Get<KeyDirectory>().ListAsync(TestWorkspaces.Workspace, Token)).Single();
        var plain = await CreateAsync("Site", "data");

        Assert.Equal(
            OutcomeStatus.Forbidden,
            (
                await test.Get<CreateKey>()
                    .ExecuteAsync(TestWorkspaces.Workspace, proposal, TestWorkspaces.Manager, Token)
            ).Status
        );
        Assert.Equal(
            OutcomeStatus.Forbidden,
            (
                await test.Get<UpdateKey>()
                    .ExecuteAsync(TestWorkspaces.Workspace, plain.Key.Id, null, proposal, TestWorkspaces.Manager, Token)
            ).Status
        );
        Assert.Equal(
            OutcomeStatus.Forbidden,
            (
                await test.Get<RegenerateKey>()
                    .ExecuteAsync(TestWorkspaces.Workspace, operators.Id, null, TestWorkspaces.Manager, Token)
            ).Status
        );
        Assert.True(
            (
                await test.Get<CreateKey>()
                    .ExecuteAsync(TestWorkspaces.Workspace, proposal, TestWorkspaces.Operator, Token)
            ).IsDone
        );
    }

    [Fact]
    public async Task LastUse_IsKnownToTheMinute_AndSurvivesARestart()
    {
        var created = await CreateAsync("Site", "data");
        Assert.Null((await FindAsync(created.Key.Id)).LastUsedAt);
        test.Time.Advance(TimeSpan.FromSeconds(95));

        test.Ring.Authenticate(TestWorkspaces.Workspace, created.Secret);

        var expected = new DateTimeOffset(2026, 3, 1, 12, 1, 0, TimeSpan.Zero);
        Assert.Equal(expected, (await FindAsync(created.Key.Id)).LastUsedAt);
        await test.Get<KeyUseRecorder>().RecordAsync(Token);
        var kept = await test.Get<IKeyUseStore>().ListAsync(TestWorkspaces.Workspace, Token);
        Assert.Equal(new KeyUse(TestWorkspaces.Workspace, created.Key.Id, expected), Assert.Single(kept));
        Assert.Empty(test.Ring.TakeUses());
    }

    [Fact]
    public async Task LastUse_IsKeptWhenTheKeyChanges()
    {
        var created = await CreateAsync("Site", "data");
        test.Ring.Authenticate(TestWorkspaces.Workspace, created.Secret);

        await test.Get<RegenerateKey>()
            .ExecuteAsync(TestWorkspaces.Workspace, created.Key.Id, null, TestWorkspaces.Manager, Token);

        Assert.NotNull((await FindAsync(created.Key.Id)).LastUsedAt);
    }

    [Fact]
    public async Task WrongSecret_CountsAsNoUse()
    {
        var created = await CreateAsync("Site", "data");

        test.Ring.Authenticate(TestWorkspaces.Workspace, created.Secret + "x");
        test.Ring.Authenticate(TestWorkspaces.Workspace, new string('x', 10_000));

        Assert.Null((await FindAsync(created.Key.Id)).LastUsedAt);
    }

    [Fact]
    public async Task KeysOfAWorkspace_AreAtMostAHundred()
    {
        for (var i = 1; i < CreateKey.MaximumKeys; i++)
        {
            await CreateAsync($"Key {i}", "data");
        }

        var outcome = await test.Get<CreateKey>()
            .ExecuteAsync(TestWorkspaces.Workspace, Proposal("One more", "data"), TestWorkspaces.Manager, Token);

        Assert.Equal(OutcomeStatus.WrongState, outcome.Status);
    }

    [Fact]
    public async Task Authenticate_AllocatesNothing()
    {
        var created = await CreateAsync("Site", "data");
        test.Ring.Authenticate(TestWorkspaces.Workspace, created.Secret);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            test.Ring.Authenticate(TestWorkspaces.Workspace, created.Secret);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task BrokenKey_IsLeftOutAndTheOthersGoOn()
    {
        var created = await CreateAsync("Site", "data");
        await test.Store.WriteAsync(
            TestWorkspaces.Workspace,
            [
                DocumentChange.Create("api_key", "broken", "[1]"u8.ToArray()),
                DocumentChange.Create(
                    "api_key",
                    "bare",
                    """{"name":"x","scopes":[],"generated_at":"2026-01-01T00:00:00Z"}"""u8.ToArray()
                ),
            ],
            Actor.System,
            Token
        );

        Assert.NotNull(test.Ring.Authenticate(TestWorkspaces.Workspace, created.Secret));
        Assert.Null(test.Ring.Find(TestWorkspaces.Workspace, "broken"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static KeyProposal Proposal(string name, params string[] scopes) => new() { Name = name, Scopes = scopes };

    private async Task<CreatedKey> CreateAsync(string name, params string[] scopes)
    {
        var outcome = await test.Get<CreateKey>()
            .ExecuteAsync(TestWorkspaces.Workspace, Proposal(name, scopes), TestWorkspaces.Manager, Token);
        return outcome.Value!;
    }

    private async Task<ApiKey> FindAsync(string keyId) =>
        (await test.Get<KeyDirectory>().FindAsync(TestWorkspaces.Workspace, keyId, Token))!;
}
