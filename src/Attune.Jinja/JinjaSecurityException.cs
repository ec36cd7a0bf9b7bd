namespace Attune.Jinja;

/// <summary>The sandbox refused what a template tried.</summary>
public sealed class JinjaSecurityException(string message) : JinjaException(message)
{
    public override ErrorClass ErrorClass => ErrorClass.Security;
}
