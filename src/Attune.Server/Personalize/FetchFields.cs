namespace Attune.Server.Personalize;

/// <summary>The members that a fetch request was seen to have, so that none is named twice.</summary>
[Flags]
internal enum FetchFields
{
    None = 0,
    Identifiers = 1,
    CustomerId = 2,
    NestedUserIdentifiers = 4,
    NestedVisitorId = 8,
    UserId = 16,
    VisitorId = 32,
    UserIdentifiers = 64,
    ExperienceKey = 128,
    Day = 256,
    Hours = 512,
    Platform = 1024,
    IpAddress = 2048,
    UserAgent = 4096,
    AppId = 8192,
    Authorization = 16384,
    HintedBrands = 1 << 24,
    HintedPlatform = 1 << 25,
    HintedMobile = 1 << 26,
}
