using Attune.Core.Workspaces;

namespace Attune.Server.Tests.Hosting;

/// <summary>Keys that a test hands out.</summary>
internal sealed class TestKeyRing : IKeyRing
{
    public const string Workspace = "ACME";
    public const string OtherWorkspace = "GLOBEX";
    public const string Key = "correct-horse-battery-staple";
    public const string OtherKey = "incorrect-horse-battery-staple";

    private readonly Dictionary<(string Workspace, string Secret), AuthenticatedKey> keys = [];

    public TestKeyRing()
    {
        Add(Workspace, Key, KeyScopes.All);
        Add(OtherWorkspace, OtherKey, KeyScopes.All);
    }

    public void Add(string workspace, string secret, KeyScopes scopes) =>
        keys[(workspace, secret)] = new AuthenticatedKey(workspace, $"key-{keys.Count}", "test", scopes);

    public void Remove(string workspace, string secret) => keys.Remove((workspace, secret));

    public bool WorkspaceExists(string workspaceId) => keys.Keys.Any(key => key.Workspace == workspaceId);

    public AuthenticatedKey? Authenticate(string workspaceId, ReadOnlySpan<char> secret) =>
        keys.GetValueOrDefault((workspaceId, secret.ToString()));

    public AuthenticatedKey? Find(string workspaceId, string keyId) =>
        keys.Values.FirstOrDefault(key => key.WorkspaceId == workspaceId && key.KeyId == keyId);
}
