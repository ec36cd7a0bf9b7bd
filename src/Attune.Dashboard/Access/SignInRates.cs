namespace Attune.Dashboard.Access;

/// <summary>
/// How many passwords one address may try in a while, over all accounts; the lock of one account does not stop somebody who
/// tries one password on many. Thread-safe.
/// </summary>
internal sealed class SignInRates(TimeProvider time)
{
    private const int Tries = 30;
    private const int MaximumAddresses = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> addresses = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Counts a try; false where there were too many.</summary>
    public bool Allows(string address)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (addresses.Count >= MaximumAddresses)
            {
                foreach (var old in addresses.Where(entry => now - entry.Value.Since > Window).ToList())
                {
                    addresses.Remove(old.Key);
                }
            }
            var (since, count) = addresses.GetValueOrDefault(address, (now, 0));
            if (now - since > Window)
            {
                (since, count) = (now, 0);
            }
            addresses[address] = (since, count + 1);
            return count < Tries;
        }
    }
}
