using Attune.Decisions.Validation;

namespace Attune.Decisions;

/// <summary>
/// What a <c>cid</c> says (wire.md section 1.6): the experience, variation, locale and audience that an answer was made of. The other
/// side of <see cref="ExperienceContext.Cid"/>.
/// </summary>
/// <param name="ExperienceId">24 hexadecimal digits.</param>
/// <param name="VariationId">1 to 4 digits.</param>
/// <param name="LocaleId">The locale; there is one, <c>0</c>.</param>
/// <param name="AudienceId">1 to 8 letters and digits.</param>
public readonly record struct ContextToken(string ExperienceId, string VariationId, string LocaleId, string AudienceId)
{
    private const string Variation = "_F_T_WP_AB_";
    private const string Locale = "_P_";
    private const string Audience = "_AU_";
    private const int IdLength = 24;

    /// <summary>Reads a <c>cid</c>; false for a text that is none.</summary>
    public static bool TryRead(string? cid, out ContextToken token)
    {
        token = default;
        if (cid is null || cid.Length <= IdLength || !cid.AsSpan(IdLength).StartsWith(Variation))
        {
            return false;
        }

        var locale = cid.IndexOf(Locale, IdLength + Variation.Length, StringComparison.Ordinal);
        var audience = locale < 0 ? -1 : cid.IndexOf(Audience, locale + Locale.Length, StringComparison.Ordinal);
        if (audience < 0)
        {
            return false;
        }

        token = new(
            cid[..IdLength],
            cid[(IdLength + Variation.Length)..locale],
            cid[(locale + Locale.Length)..audience],
            cid[(audience + Audience.Length)..]
        );
        return Identifiers.IsObjectId(token.ExperienceId)
            && Identifiers.IsVariationId(token.VariationId)
            && Identifiers.IsAudienceId(token.AudienceId);
    }
}
