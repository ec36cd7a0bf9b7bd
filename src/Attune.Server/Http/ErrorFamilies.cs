namespace Attune.Server.Http;

/// <summary>Finds the family that answers for a path without an endpoint: the longest registered prefix wins.</summary>
public sealed class ErrorFamilies(IEnumerable<ErrorFamilyRegistration> registrations)
{
    private readonly ErrorFamilyRegistration[] byLength =
    [
        .. registrations.OrderByDescending(registration => registration.Prefix.Value!.Length),
    ];

    /// <summary>The family for <paramref name="path"/>, or null where no API is near.</summary>
    public IErrorFamily? Find(PathString path)
    {
        foreach (var registration in byLength)
        {
            if (path.StartsWithSegments(registration.Prefix))
            {
                return registration.Errors;
            }
        }
        return null;
    }
}
