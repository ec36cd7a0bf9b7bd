namespace Attune.Core.Workspaces.Keys;

/// <summary>A key as the ring holds it: immutable but for the moment of its last use.</summary>
internal sealed class KeyEntry(AuthenticatedKey key, ReadOnlyMemory<byte> hash, KeyUseClock clock)
{
    public AuthenticatedKey Key => key;

    public ReadOnlyMemory<byte> Hash => hash;

    /// <summary>Outlives the entry when the key is changed.</summary>
    public KeyUseClock Clock => clock;
}
