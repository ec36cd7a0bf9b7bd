namespace Attune.Decisions.Rules;

/// <summary>
/// What a rule comes to. Unknown (a session field that was not sent, a value of the wrong type, no user) matches neither as it
/// stands nor turned round; and / or follow Kleene: false and unknown is false, true or unknown is true.
/// </summary>
internal enum Truth : byte
{
    False,
    True,
    Unknown,
}
