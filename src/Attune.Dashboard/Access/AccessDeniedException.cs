namespace Attune.Dashboard.Access;

/// <summary>The person may not do what the page was asked to do; the message tells them so.</summary>
public sealed class AccessDeniedException(string message) : Exception(message);
