using System.Collections;
using Attune.Core.Content.Coupons;

namespace Attune.Core.Personalize;

/// <summary>
/// Under whom a request's coupons are held: the user, or where nobody is known the ids that the request named; written out
/// when a template first asks. Immutable.
/// </summary>
internal sealed class RequestHolders(Guid? userId, string? namedId, string? visitorId) : IReadOnlyList<string>
{
    private string[]? written;

    public int Count => Written.Length;

    public string this[int index] => Written[index];

    private string[] Written => written ??= [.. Write().Distinct()];

    public IEnumerator<string> GetEnumerator() => Written.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<string> Write()
    {
        if (userId is { } id)
        {
            yield return CouponHolders.OfUser(id);
        }
        if (namedId is not null)
        {
            yield return CouponHolders.OfName(namedId);
        }
        if (visitorId is not null)
        {
            yield return CouponHolders.OfName(visitorId);
        }
    }
}
