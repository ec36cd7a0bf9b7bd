using System.Collections.Frozen;

namespace Attune.Decisions.Users;

/// <summary>
/// The one table of standard attributes: key, display name, other spellings (wire.md section 5.1, the published data schema, and
/// the spellings of the seed documents). Writing, reading, export, rules and passed values all go through
/// <see cref="Canonical(string)"/>, so that <c>Email</c>, <c>Email (Standard)</c> and <c>u_em</c> are one attribute. Thread-safe.
/// </summary>
public static class AttributeCatalog
{
    /// <summary>The customer id, "ID".</summary>
    public const string CustomerId = "uid";
    public const string Name = "u_n";
    public const string FirstName = "u_fn";
    public const string LastName = "u_ln";
    public const string Gender = "u_gd";
    public const string Birthday = "u_bd";
    public const string Email = "u_em";
    public const string Mobile = "u_mb";

    /// <summary>When the profile was made, in milliseconds since 1970.</summary>
    public const string FirstSeen = "cr_t";

    /// <summary>When the user last did something, in milliseconds since 1970.</summary>
    public const string LastSeen = "u_l_a";
    public const string SessionCount = "u_s_c";

    /// <summary>The user's offset from UTC, in minutes.</summary>
    public const string TimezoneOffset = "moe_dtzo";

    public const string LastCity = "moe_ip_city";
    public const string LastState = "moe_ip_subdivision";
    public const string LastCountry = "moe_ip_country";

    private static readonly StandardAttribute[] Rows =
    [
        new(CustomerId, "ID", ["customer_id"], false),
        new(Name, "Name", ["name"], false),
        new(FirstName, "First Name", ["first_name"], false),
        new(LastName, "Last Name", ["last_name"], false),
        new(Gender, "Gender", [], false),
        new(Birthday, "Birthday", [], false),
        new(Email, "Email (Standard)", ["Email", "moe_email"], false),
        new(Mobile, "Mobile Number (Standard)", ["Mobile Number", "Mobile", "moe_mobile"], false),
        new("geo", "Geolocation", ["Location"], false),
        new(FirstSeen, "First Seen", [], true),
        new(LastSeen, "Last Seen", [], true),
        new(SessionCount, "No. of Sessions", ["No of Sessions"], false),
        new("t_rev", "LTV", [], false),
        new("t_trans", "No of Conversions", ["No. of Conversions"], false),
        new(LastCity, "Last Known City", [], false),
        new("moe_ip_pin", "Last Known Pincode", [], false),
        new(LastState, "Last Known State", [], false),
        new(LastCountry, "Last Known Country", [], false),
        new(TimezoneOffset, "User Timezone Offset (Mins)", ["User Time Zone Offset (Mins)"], false),
        new("publisher_name", "Publisher Name", [], true),
        new("campaign_name", "Campaign Name", [], true),
        new("moe_gaid", "GAID", ["Google Advertising ID (Android)"], true),
        new("advertising_identifier", "Advertising Identifier", ["Advertising Identifier (iOS & Windows)"], true),
        new("moe_sms_subscription", "SMS Subscription Status", [], false),
        new("moe_wa_subscription", "WhatsApp Subscription Status", [], false),
        new("moe_unsubscribe", "Unsubscribe", [], false),
        new("moe_hard_bounce", "Hard Bounce", [], false),
        new("moe_spam", "Spam", [], false),
        new("moe_sub_w", "Web Push Subscription Status", [], false),
        new("push_preference", "Push Opt In Status (iOS)", [], false),
        new("moe_email_optin_status", "Email Opt-in Status", [], false),
        new("moe_em_unsub_categories", "Email Unsubscribed Categories", [], false),
    ];

    private static readonly FrozenDictionary<string, StandardAttribute> Exact = Names(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, StandardAttribute> WithoutCase = Names(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>All standard attributes.</summary>
    public static IReadOnlyList<StandardAttribute> All => Rows;

    /// <summary>
    /// The key under which an attribute of this name is stored and found: a standard attribute's key for its key, display name
    /// or another spelling, exactly or without case; the name itself for every other (custom) attribute.
    /// </summary>
    public static string Canonical(string name) => Find(name)?.Key ?? name;

    /// <summary>The standard attribute of this name, or null for a custom one.</summary>
    public static StandardAttribute? Find(string name) =>
        Exact.TryGetValue(name, out var exact) ? exact : WithoutCase.GetValueOrDefault(name);

    /// <summary>What to call the attribute before a person: the display name, or a custom attribute's own name.</summary>
    public static string DisplayName(string name) => Find(name)?.DisplayName ?? name;

    /// <summary>The set under canonical keys; of two spellings of one attribute the later one counts.</summary>
    public static AttributeSet Canonical(AttributeSet set)
    {
        var builder = new AttributeSetBuilder();
        foreach (var (name, value) in set)
        {
            builder.Set(Canonical(name), value);
        }

        return builder.Build();
    }

    private static FrozenDictionary<string, StandardAttribute> Names(StringComparer comparer)
    {
        var names = new Dictionary<string, StandardAttribute>(comparer);
        foreach (var row in Rows)
        {
            foreach (var name in (IEnumerable<string>)[row.Key, row.DisplayName, .. row.Spellings])
            {
                names.TryAdd(name, row);
            }
        }

        return names.ToFrozenDictionary(comparer);
    }
}
