namespace Attune.EndToEnd.Contracts;

/// <summary>Something in a request or its answer that a description of the API does not allow.</summary>
/// <param name="Place">Such as <c>response.body.error.request_id</c>; positions in lists are written <c>[]</c>.</param>
/// <param name="Code">The kind of violation, such as <c>type</c>.</param>
/// <param name="Message">For people.</param>
internal sealed record Violation(string Place, string Code, string Message);
