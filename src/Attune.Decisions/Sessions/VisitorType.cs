namespace Attune.Decisions.Sessions;

/// <summary>Whether a visitor was here before; <c>USER_TYPE</c> on the wire (wire.md section 1.5).</summary>
public enum VisitorType
{
    New,
    Returning,
}
