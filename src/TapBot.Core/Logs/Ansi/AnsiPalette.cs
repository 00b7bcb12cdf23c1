namespace TapBot.Core.Logs;

/// <summary>The 256-colour palette of xterm: 16 named colours, a cube of 6 x 6 x 6, 24 greys.</summary>
internal static class AnsiPalette
{
    private const int CubeStart = 16;
    private const int GreyStart = 232;
    private const int Greys = 24;

    /// <summary>The colour of cube or greys that is nearest to a 24-bit one; null when a channel is outside 0 to 255.</summary>
    public static byte? Nearest(int red, int green, int blue)
    {
        if (red is < 0 or > 255 || green is < 0 or > 255 || blue is < 0 or > 255)
            return null;
        var (r, g, b) = (CubeStep(red), CubeStep(green), CubeStep(blue));
        var grey = Math.Clamp(((red + green + blue) / 3 - 3) / 10, 0, Greys - 1);
        var greyLevel = 8 + (10 * grey);
        var cubeDistance = Distance(red - CubeLevel(r), green - CubeLevel(g), blue - CubeLevel(b));
        return Distance(red - greyLevel, green - greyLevel, blue - greyLevel) < cubeDistance
            ? (byte)(GreyStart + grey)
            : (byte)(CubeStart + (36 * r) + (6 * g) + b);
    }

    // The levels of the cube are 0, 95, 135, 175, 215, 255.
    private static int CubeLevel(int step) => step == 0 ? 0 : 55 + (40 * step);

    private static int CubeStep(int channel) => channel < 48 ? 0 : channel < 115 ? 1 : (channel - 35) / 40;

    private static int Distance(int red, int green, int blue) => (red * red) + (green * green) + (blue * blue);
}
