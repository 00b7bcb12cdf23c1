namespace TapBot.EndToEnd.Wall;

/// <summary>A colour of a screen (sRGB), and how different two of them look.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>
    /// How far apart two colours look: CIEDE2000 (Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula", 2005). About 1 is the least that a trained eye sees side by side; from 10 on
    /// two colours are told apart at a glance.
    /// </summary>
    public double DifferenceTo(Colour other) => Difference(Lab(), other.Lab());

    /// <summary>The same of two colours in L*a*b*.</summary>
    public static double Difference((double L, double A, double B) one, (double L, double A, double B) other)
    {
        var mean = (Math.Sqrt(one.A * one.A + one.B * one.B) + Math.Sqrt(other.A * other.A + other.B * other.B)) / 2;
        var g = 0.5 * (1 - Math.Sqrt(Math.Pow(mean, 7) / (Math.Pow(mean, 7) + Math.Pow(25, 7))));
        var (c1, h1) = Polar(one.A * (1 + g), one.B);
        var (c2, h2) = Polar(other.A * (1 + g), other.B);
        var turn = c1 * c2 == 0 ? 0 : h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
        var hue = c1 * c2 == 0 ? h1 + h2 : Math.Abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
        var (light, chroma) = ((one.L + other.L) / 2, (c1 + c2) / 2);
        var t = 1 - 0.17 * Cos(hue - 30) + 0.24 * Cos(2 * hue) + 0.32 * Cos(3 * hue + 6) - 0.20 * Cos(4 * hue - 63);
        var sl = 1 + 0.015 * Math.Pow(light - 50, 2) / Math.Sqrt(20 + Math.Pow(light - 50, 2));
        var (sc, sh) = (1 + 0.045 * chroma, 1 + 0.015 * chroma * t);
        var rotation = -Math.Sin(Math.PI / 3 * Math.Exp(-Math.Pow((hue - 275) / 25, 2))) * 2 * Math.Sqrt(Math.Pow(chroma, 7) / (Math.Pow(chroma, 7) + Math.Pow(25, 7)));
        var (dl, dc, dh) = ((other.L - one.L) / sl, (c2 - c1) / sc, 2 * Math.Sqrt(c1 * c2) * Math.Sin(turn * Math.PI / 360) / sh);
        return Math.Sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh);
    }

    private static (double Chroma, double Hue) Polar(double a, double b)
    {
        var hue = a == 0 && b == 0 ? 0 : Math.Atan2(b, a) * 180 / Math.PI;
        return (Math.Sqrt(a * a + b * b), hue < 0 ? hue + 360 : hue);
    }

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);

    private (double L, double A, double B) Lab()
    {
        var (r, g, b) = (Linear(Red), Linear(Green), Linear(Blue));
        var x = Root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        var y = Root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        var z = Root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double Linear(byte value) => value / 255.0 is var v && v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);

    private static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}
