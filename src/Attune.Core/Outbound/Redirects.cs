using System.Net;

namespace Attune.Core.Outbound;

/// <summary>What following a redirect means: where to, and what of the request goes along (RFC 9110, 15.4).</summary>
internal static class Redirects
{
    /// <summary>The target of a redirect; null where the answer is none.</summary>
    /// <exception cref="OutboundException">The target is none that is called.</exception>
    public static Uri? Target(HttpResponseMessage response, Uri from)
    {
        if (
            response.StatusCode
            is not (
                HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect
            )
        )
        {
            return null;
        }
        var host = OutboundUrl.HostOf(from);
        if (
            !response.Headers.TryGetValues("Location", out var locations)
            || locations.ToArray() is not [var location]
            || !Uri.TryCreate(from, location, out var combined)
        )
        {
            throw new OutboundException(OutboundFailure.Damaged, $"{host}: a redirect without a target");
        }
        // A fragment is for browsers; everything else that is odd is refused.
        var text = Uri.TryCreate(location, UriKind.Absolute, out _) ? location : combined.AbsoluteUri;
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        if (!OutboundUrl.TryRead(hash < 0 ? text : text[..hash], out var target, out var problem))
        {
            throw new OutboundException(OutboundFailure.Refused, $"{host}: redirect refused: {problem}");
        }
        if (from.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp)
        {
            throw new OutboundException(OutboundFailure.Refused, $"{host}: redirect from https to http refused");
        }
        return target;
    }

    /// <summary>
    /// The request to the target. To another host no headers go along, since any may be a credential, and no body: a redirect
    /// that would repeat the body there is refused.
    /// </summary>
    /// <exception cref="OutboundException">The body would go to another host.</exception>
    public static OutboundRequest Follow(OutboundRequest request, HttpStatusCode status, Uri from, Uri target)
    {
        var keepsMethod =
            status is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            || request.Method == HttpMethod.Get;
        var isSameOrigin =
            from.Scheme == target.Scheme
            && from.Port == target.Port
            && from.IdnHost.Equals(target.IdnHost, StringComparison.OrdinalIgnoreCase);
        if (keepsMethod && !isSameOrigin && request.ContentType is not null)
        {
            throw new OutboundException(
                OutboundFailure.Refused,
                $"{OutboundUrl.HostOf(from)}: redirect of a request with a body to another host refused"
            );
        }
        return request with
        {
            Url = target.AbsoluteUri,
            Method = keepsMethod ? request.Method : HttpMethod.Get,
            Body = keepsMethod ? request.Body : default,
            ContentType = keepsMethod ? request.ContentType : null,
            Headers = isSameOrigin ? request.Headers : [],
        };
    }
}
