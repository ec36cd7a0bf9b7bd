using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Workspaces.Keys;

/// <summary>
/// The keys in memory. Each workspace has an immutable list of them, swapped in one step; a reader takes the list that is
/// there and compares with all of it, so that time tells nothing of which key came close. Empty until the configuration has
/// been read.
/// </summary>
public sealed partial class KeyRing(TimeProvider time, ILogger<KeyRing> logger) : IKeyRing, IConfigurationView
{
    private const long MillisecondsAMinute = 60_000;
    private readonly ConcurrentDictionary<string, KeyEntry[]> workspaces = new(StringComparer.Ordinal);

    public bool WorkspaceExists(string workspaceId) => workspaces.ContainsKey(workspaceId);

    public AuthenticatedKey? Authenticate(string workspaceId, ReadOnlySpan<char> secret)
    {
        Span<byte> hash = stackalloc byte[SecretHash.Length];
        if (!workspaces.TryGetValue(workspaceId, out var entries) || !SecretHash.TryCompute(secret, hash))
        {
            return null;
        }
        KeyEntry? found = null;
        foreach (var entry in entries)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, entry.Hash.Span))
            {
                found = entry;
            }
        }
        found?.Clock.Use(time.GetUtcNow().ToUnixTimeMilliseconds() / MillisecondsAMinute);
        return found?.Key;
    }

    public AuthenticatedKey? Find(string workspaceId, string keyId) => FindEntry(workspaceId, keyId)?.Key;

    /// <summary>When the key was last used since this server started; null where it was not.</summary>
    public DateTimeOffset? LastUse(string workspaceId, string keyId) =>
        FindEntry(workspaceId, keyId)?.Clock.Minute is > 0 and var minute ? ToTime(minute) : null;

    /// <summary>Uses that were not handed out yet, for the store.</summary>
    public IReadOnlyList<KeyUse> TakeUses()
    {
        var uses = new List<KeyUse>();
        foreach (var entry in workspaces.Values.SelectMany(entries => entries))
        {
            if (entry.Clock.TakeUnrecorded(out var minute))
            {
                uses.Add(new KeyUse(entry.Key.WorkspaceId, entry.Key.KeyId, ToTime(minute)));
            }
        }
        return uses;
    }

    public void Apply(ConfigurationUpdate update)
    {
        var before = workspaces.GetValueOrDefault(update.WorkspaceId) ?? [];
        if (!update.Touches(WorkspaceKinds.ApiKey))
        {
            return;
        }
        var replaced = update
            .Written.Select(document => document.Key)
            .Concat(update.Deleted)
            .Where(key => key.Kind == WorkspaceKinds.ApiKey)
            .Select(key => key.Id)
            .ToHashSet(StringComparer.Ordinal);
        var kept = update.IsComplete ? [] : before.Where(entry => !replaced.Contains(entry.Key.KeyId));
        var written = update
            .Written.Where(document => document.Kind == WorkspaceKinds.ApiKey)
            .Select(document => Read(document, before))
            .OfType<KeyEntry>();
        workspaces[update.WorkspaceId] = [.. kept, .. written];
    }

    private static DateTimeOffset ToTime(long minute) =>
        DateTimeOffset.FromUnixTimeMilliseconds(minute * MillisecondsAMinute);

    private KeyEntry? FindEntry(string workspaceId, string keyId) =>
        workspaces.TryGetValue(workspaceId, out var entries)
            ? Array.Find(entries, entry => entry.Key.KeyId == keyId)
            : null;

    private KeyEntry? Read(Document document, KeyEntry[] before)
    {
        try
        {
            var record = WorkspaceJson.Read<ApiKeyRecord>(document.Json);
            if (document.Secret is not { Length: SecretHash.Length } hash)
            {
                throw new JsonException("The hash of the secret is missing.");
            }
            var clock = Array.Find(before, entry => entry.Key.KeyId == document.Id)?.Clock ?? new KeyUseClock();
            var scopes = KeyScopeNames.Parse(record.Scopes);
            return new KeyEntry(
                new AuthenticatedKey(document.WorkspaceId, document.Id, record.Name, scopes),
                hash,
                clock
            );
        }
        catch (JsonException error)
        {
            LogBroken(logger, document.Id, document.WorkspaceId, error);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The key {KeyId} of workspace {WorkspaceId} cannot be read and is left out")]
    private static partial void LogBroken(ILogger logger, string keyId, string workspaceId, Exception error);
}
